"""Customers: people, firms and those of a register in one list, with what each owes and what is next."""

from ui.customers import customers_page
from ui.screen import screen

customers_page(screen())
