// A title is a function in the page; functions don't travel between processes.
import { sentence } from "../../overrides/assets/javascripts/model/self-check.js";

export const told = (groups, minutes, answered) => sentence(groups, minutes, (page) => page.toUpperCase(), answered);
