"""Short forms of given names that do not begin like the name."""

_ROWS = """
robert bob bobby rob robbie
william bill billy will willie liam
richard dick rick ricky
edward ed ted teddy eddie ned
elizabeth liz beth betty lizzie eliza libby
margaret maggie meg peggy
katherine kate kathy katie cathy catherine katharine kat
james jim jimmy jamie
john jack johnny jon
michael mike mick mikey
thomas tom tommy
anthony tony
charles charlie chuck
henry harry hank
joseph joe joey
alexander alex sandy xander
andrew andy drew
patricia pat patty trish
susan sue susie suzanne
dorothy dot dolly
barbara barb babs
christopher chris kit
matthew matt
nicholas nick
samuel sam
steven steve stephen
daniel dan danny
david dave davey
jennifer jen jenny
jessica jess jessie
rebecca becky bec
deborah deb debbie
frederick fred freddie
francis frank
gerald gerry jerry
lawrence larry
theodore theo
walter walt
zachary zach zack zac
isabella bella izzy
abigail abby
victoria vicky tori
"""
NICKNAMES = {short: row.split()[0] for row in _ROWS.strip().splitlines() for short in row.split()}
