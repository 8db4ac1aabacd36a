"""Names that many people have: two of them a letter apart are two persons, not a slip of the fingers."""

_ROWS = """
aakash aarti abdul abhay abhinav abhishek adil aditi aditya afzal agarwal ahmad ahmed aisha ajay ajit akash akbar akhil
akram alok altaf aman amar amina amir amit amita amjad anand ananya aneel anil anita anjali anjana anju ankit ankita
ankur anuj anup anupam anuradha anurag anwar aparna apurva aqeel archana arif arjun arpit arshad arun aruna arvind asad
asghar asha ashfaq ashish ashok ashraf ashwin asif aslam atif atul avinash ayaz ayesha azam azeem azhar aziz babita babu
bala balraj bashir basant bhanu bharat bharti bhavna bhupesh bilal bina binod chandan chandra chetan chitra danish daya
deepa deepak deepika deepti devendra devika dharam dharmendra dheeraj dhruv dilip dinesh divya ehsan fahad faisal faiz
faizan farah farhan farida farooq farzana fatima feroz firdaus gagan ganesh garima gaurav gauri gautam gayatri geeta
ghulam girish gita gopal govind gulshan gunjan habib hameed hamid hamza hari harish harsh harsha hasan haseeb hema
hemant hina hira hitesh ibrahim iftikhar ijaz imran imtiaz inder indira indra iqbal irfan ishaan ishaq ismail jagdish
jai jameel jamila jatin javed jaya jayesh jayant jitendra junaid jyoti kabir kailash kajal kalpana kamal kamala kamini
kamran kanchan kapil karan karim kartik kashif kaushal kavita khalid khurram kiran kishan kishor komal krishna kuldeep
kunal kusum lakshmi lalit lalita lata laxman leela madan madhav madhu madhuri mahendra mahesh majid mala mamta manav
maneesh mangal manisha manish manju manoj mansi maqsood maryam masood maya mayank meena meenu meera megha mehmood mina
mira mithun mohammad mohan mohini mohit mohsin monika mubeen mukesh mukul munir murad murali mustafa nadeem nadia naeem
nafisa namrata nancy nanda nandini narayan narendra naresh nargis naseem naseer nasir nasreen naushad naveed naveen
navin nazia neelam neeraj neeta neha nida nidhi nikhil nilesh nirmal nirmala nisha nishant nita nitesh nitin nusrat
omar padma pallavi pankaj parag paresh parul parveen parvez pavan pawan pooja poonam prabha pradeep prakash pramod
pranav prasad prashant pratap prateek pravin preeti prem prerna priti priya priyanka puja puneet pushpa qasim radha
rafiq raghav raheel rahim rahul raj raja rajan rajat rajeev rajendra rajesh rajiv rajkumar rajni raju rakesh rakhi ram
rama raman ramesh rameez ramzan rana ranjan ranjeet ranjit rashid rashmi raunak ravi ravindra razia reena reeta rehan
rehana rekha renu renuka reshma richa rina rishabh rishi rita ritesh ritu riyaz rohan rohit roshan rubina ruchi rukhsana
rupa rupali rupesh sachin sadia saeed sagar sahil saima sajid sakina salim salma salman samina samir sana sandeep
sandhya sangeeta sanjana sanjay sanjeev santosh sapna sara sarika sarita sarla sarwar satish saurabh savita seema seeta
shabana shabbir shabnam shafiq shah shahbaz shahid shaheen shahnaz shakeel shakir shalini shama shamim shanti sharad
sharda shashi sheela shekhar shilpa shiv shivam shobha shoaib shreya shruti shubham shweta shyam siddharth simran sita
smita sneha sohail sonal sonali sonia sonu subhash sudha sudhir sudesh sufyan sujata suman sumit sumita sunanda sunil
sunita suraj surendra suresh surya sushil sushila sushma swapna swati tahir talat tamanna tanveer tanya tara tariq tarun
tasneem tehmina tina uday uma umair umar umesh upendra urmila usha usman uzma vaibhav vandana varsha varun vasant veena
vicky vidya vijay vijaya vikas vikram vimal vimla vinay vineet vineeta vinita vinod vipin virendra vishal vishnu vivek
waheed wajid waqar waseem yash yasmin yogesh yogita younis yousuf yunus yusuf zafar zaheer zahid zahida zain zainab zaki
zara zarina zeenat zeeshan zia zubair zubeida
adam aidan alan albert alexander alexandra alfred alice alicia amanda amber amelia amy andrea andrew angela anna anne
annie anthony april arthur ashley austin ava barbara ben benjamin beth bethany brandon brenda brian bruce callum cameron
carl carla carol caroline catherine charles charlie charlotte chloe chris christian christina christine christopher
claire clara cody cole colin connor craig daisy dale damian dan daniel danielle darren david dawn dean deborah dennis
derek diana diane donald donna doris dorothy douglas duncan dylan edith edward eileen elaine elena eliza elizabeth ella
ellen ellie elsie emily emma eric erica erin ethan eva evan eve evelyn evie faye felix fiona florence frances francis
frank fred freya gabriel gary gavin gemma george georgia gerald gerard gillian glen grace graham grant greg gregory guy
hannah harold harriet harry harvey hayley hazel heather helen henry holly howard hugh hugo ian imogen irene iris isaac
isabel isla ivan ivy jack jackson jacob jade jake james jamie jan jane janet janice jasmine jason jean jeff jennifer
jeremy jerry jesse jessica jill joan joanna joanne joe joel john jon jonathan jordan joseph joshua joyce juan judith
judy julia julian julie june justin karen karl kate katherine kathleen katie kay keith kelly ken kenneth kerry kevin
kieran kim kyle laura lauren lawrence leah lee leon leonard leslie lewis liam lilly lily linda lisa logan lois lola
lorna louis louise lucas lucy luis luke lydia lynn madison malcolm marcus margaret maria marie marilyn marion mark
martha martin mary mason matilda matthew maureen max megan melanie melissa mia michael michelle mike miles millie
miranda molly monica morgan mya naomi natalie natasha nathan neil nicholas nicola nicole nina noah noel nora norma
norman oliver olivia oscar owen paige pamela patricia patrick paul paula pauline penny peter philip phoebe poppy rachel
ralph ray raymond rebecca reece reuben rhys richard riley rita robert robin roger ron ronald rory rosa rose rosie ross
roy ruby russell ruth ryan sally sam samantha samuel sandra sarah scarlett scott sean sebastian seth sharon shaun sheila
shirley simon sofia sonia sophia sophie stella stephanie stephen steven stuart sue susan suzanne sylvia tamara tania
tara taylor teresa terry thea theo theodore theresa thomas tim timothy todd tom toni tony tracey tracy trevor tyler
valerie vanessa vera vernon victor victoria vincent violet virginia vivian walter wanda warren wayne wendy wesley
william willow yvonne zachary zoe
"""
COMMON_NAMES = frozenset(_ROWS.split())
