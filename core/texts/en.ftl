### Every sentence the pages show, in English: one message a key, `table-key` for `text("table.key")`.
### A number comes as its reader writes it, `$count`, and as the number that decides the plural, `$count-n`.

## app

app-name = Career Navigator
app-language = English
# Are role names written in lower case inside a sentence? yes or no
app-lower_names = yes
app-page_title = { $page } · Career Navigator

## language

language-label = language

## access

access-sign_in_first = Please sign in.
access-operators_only = This page is for operators only.

## store

store-gone_title = This page cannot be shown right now
store-gone = We cannot reach the database. Your data is safe, and this page tries again by itself.
store-retry = Try again

busy-page = Many people are here right now. This page loads by itself in a few seconds.
failure-page = Something went wrong on this page. The operator of this site can find it in the log under { $request_id }.

## sample

sample-banner = Sample data: these adverts are invented.
sample-never_collected = now (sample)
sample-gone = The numbers this address asks for are no longer kept. These are the current ones.
sample-stored = These are older numbers, as this address asks. Remove `snapshot=…` from it to see the current ones.

## nav

nav-home = Home
nav-gap = Skill gap
nav-trends = Trends
nav-roles = Compare roles
nav-roadmap = Roadmap
nav-projects = Projects
nav-openings = Openings
nav-my_applications = My applications
nav-application = Application
nav-read_advert = Read an advert
nav-explore = Explore
nav-data = Data & method
nav-posting = Advert
nav-profile = Profile
nav-sign_in = Sign in
nav-register = Create an account
nav-sign_out = Sign out
nav-plan = My plan
nav-jobs = Jobs
nav-market = Market
nav-account = Account
nav-skill = Skill
nav-role = Role
nav-about = About
nav-theme = Light or dark
nav-saved_searches = Saved searches
nav-groups = Groups
nav-operator = Operator
nav-operator_state = Health
nav-operator_users = Users
nav-operator_collector = Collector
nav-operator_readings = Names and reports
nav-operator_import = Import
nav-operator_log = Audit log

## gap

gap-title = Skill gap
gap-role = Role
gap-threshold = Count a skill if asked for by at least
gap-threshold_help = A skill counts as in demand when at least this share of adverts asks for it.
gap-theta = I fit an advert if I have at least
gap-theta_help = You fit an advert when you have at least this share of what it asks for. A required skill counts three times as much as an optional one; a skill of yours that can stand in for it counts half.
gap-readiness = Adverts that fit you
gap-readiness_help = Adverts for which you have at least { $theta } of what they ask for. { $left_out-n ->
        [one] One advert that names fewer than 3 skills that count is
       *[other] { $left_out } adverts that name fewer than 3 skills that count are
    } not counted.
gap-fit = Of what is asked for, you have
gap-fit_help = The share you have of what an advert asks for, averaged over all adverts. Every skill you learn that adverts ask for raises it.
gap-apart = Also asked for, but not counted: { $names }.
gap-adds = takes you to { $share }
gap-what_if = What if I learned …
gap-what_if_help = Tick skills to see how many adverts would fit you. Nothing is saved.
gap-what_if_same = No new advert fits yet. Try two or three skills together.
gap-asked_for = What { $role } adverts ask for
gap-too_few = { $role }: { $words }.
gap-table = All numbers
gap-chart_alt = Bar chart: share of adverts for { $role } that ask for each skill. { $owned-n ->
        [one] One skill you have
       *[other] { $owned } skills you have
    }, { $missing } you lack. “All numbers” below holds the same as a table.
gap-nothing_in_demand = No skill reaches { $threshold } of the adverts.
gap-lower = Count rarer skills too
gap-compare = Compare with another role
gap-finding = Asked for by at least { $share } of adverts: you have { $owned } and lack { $missing }
gap-near = How near am I?
gap-then = then
gap-more = { $count } more
gap-missing = What brings you nearest
gap-missing_order = Ordered by what each skill adds by itself. Your roadmap also weighs the hours each takes and what must be learned before it, so its order differs.
gap-missing_row = asked for by { $share }
gap-finding_all = { $count-n ->
        [one] One skill is
       *[other] { $count } skills are
    } asked for by at least { $share } of the adverts
gap-no_skills = Add the skills you have, and this says how near you are.
gap-have_it = I have it
gap-to_plan = Add to plan
gap-table_count = All numbers ({ $count-n ->
        [one] one skill
       *[other] { $count } skills
    })

## trends

trends-title = Trends
trends-role = Role
trends-all_roles = All roles
trends-section = Show
trends-skills = Skills
trends-roles = Roles
trends-places = Places
trends-pay = Pay
trends-companies = Companies
trends-years = Experience
trends-degrees = Degrees
trends-one_skills = Skill
trends-one_roles = Role
trends-one_places = Country
trends-one_companies = Company
trends-one_years = Experience
trends-one_degrees = Degree
trends-none_said = None of these adverts says this.
trends-all_places = All countries
trends-rising = **Rising:** { $names }.
trends-falling = **Falling:** { $names }.
trends-no_change = { $count-n ->
        [one] No clear change for the other one.
       *[other] No clear change for the other { $count }.
    }
trends-collecting_since = Collecting since { $day }. Earlier adverts do not count here: a first collection finds only those still open, which says little about the past.
trends-method = How this is decided
trends-method_text = This compares the last 28 days ({ $now } adverts) with the 28 days before ({ $before } adverts). A change is called “rising” or “falling” only if it passes a test that allows for several adverts by one company and for testing many rows at once (false discovery rate 5%), and if no single company causes more than half of it. Everything else is called “no detectable change”: it may have changed, but the adverts cannot show it.
trends-fixed_mix = For all roles together, the mix of roles, countries and sources is held fixed, so that a new source does not look like a change in demand. { $share } of the adverts could be compared this way.
trends-roles_note = Shares of all adverts, whichever role is chosen above.
trends-movers = What changed in four weeks
trends-movers_unsure = Biggest changes in four weeks, none of them certain
trends-movers_alt = Dot chart: change in the share of adverts with 95% interval for { $count } of { $section }. { $rising } rising, { $falling } falling. The same numbers are in the table below.
trends-weekly = Week by week
trends-weekly_names = Lines to draw
trends-weekly_alt = Line chart: weekly share of adverts with 95% band for { $names }. The same numbers are in the CSV of this page.
trends-map = Where the adverts are
trends-map_alt = World map: share of adverts by country. Most: { $names }. The table below lists all.
trends-no_outline = Too small for the map: { $names }.
trends-pay_title = Pay, week by week
trends-pay_alt = Line chart: weekly median of annual pay in US dollars with the band between the quartiles.
trends-pay_median = Median pay
trends-pay_half = Typical range
trends-pay_sure = Median, likely range
trends-pay_sure_help = Where the median of all such adverts probably lies. Adverts by one company tend to pay alike, so together they count less.
trends-pay_few = No single week has 30 adverts that give their pay, so there is no line to draw. Choose a role with more adverts, or all roles.
trends-pay_count = Adverts that give pay
trends-pay_help = Annual, in US dollars; the middle of the range the advert names. Weeks with fewer than 30 such adverts are left out.
trends-forecast_shown = **{ $name }** ({ $method }): in tests on { $origins } past weeks this forecast missed by { $error } points on average (“same as last week” missed by { $naive }). Shaded: where 4 of 5 outcomes fell.
trends-forecast_none = No forecast for { $names }: none would have done better than “same as last week”.
trends-forecast_few = No forecast for { $names }: too few full weeks yet.
trends-hollow = Hollow = week still incomplete
trends-table = All numbers
trends-too_few = { $words }.
trends-heading_rising = { $names } rising
trends-heading_falling = { $names } falling
trends-heading_both = { $rising } rising, { $falling } falling
trends-heading_pay = Half of the adverts that give pay offer { $low } to { $high } a year
trends-heading_work_model = Of adverts that state it, { $share } are { $name }
trends-heading_nothing = Nothing changed clearly in the last four weeks
trends-show_all = Show all { $count }
trends-map_finding = Most adverts: { $names }
trends-forecast = How good is this forecast?
trends-work_model = Remote, hybrid, on site
trends-work_model_title = Where the work is done, week by week
trends-work_model_axis = Share of adverts that state it
trends-work_model_alt = Line chart: weekly shares of remote, hybrid and on-site work among the adverts that state it.
trends-work_model_note = Of the { $known } adverts that state whether the work is remote, hybrid or on site.

## roles

roles-ranked = How well each role fits you
roles-ranked_help = Ranked by how similar your skills are to what a role asks for; skills that few roles ask for count more. Ties are broken by how many of its skills you have, common ones counting more.
roles-ranked_alt = Bar chart: how similar your skills are to what { $count-n ->
        [one] one role asks
       *[other] { $count } roles ask
    } for, and how many of those skills you have, closest first: { $first }. The same numbers are in the table below.
roles-unranked = { $count-n ->
        [one] One role has
       *[other] { $count } roles have
    } too few adverts to rank: { $names }.
roles-no_skills = Without skills every role is equally far. Add some to see what you are closest to.
roles-add_skills = Add your skills
roles-pair = Two roles side by side
roles-first = First role
roles-second = Second role
roles-too_few = No role has enough adverts to be ranked. Try a longer time span or fewer filters.
roles-similarity = Overlap
roles-similarity_help = What both roles ask for, divided by what either asks for (weighted Jaccard index of the shares of adverts).
roles-similarity_value = { $shared-n ->
        [one] one in-demand skill in common
       *[other] { $shared } in-demand skills in common
    }
roles-pay = Median pay, { $role }
roles-pay_value = { $n } adverts state it; typically { $low } to { $high }. The median is likely between { $median_low } and { $median_high }
roles-pay_few = Fewer than 30 adverts give their pay
roles-pair_alt = Dot chart: share of adverts that ask for each skill in { $first } and { $second }. The same numbers are in the table below.
roles-pair_base = { $first }: { $first_count-n ->
        [one] one advert
       *[other] { $first_count } adverts
    } · { $second }: { $second_count-n ->
        [one] one advert
       *[other] { $second_count } adverts
    }
roles-carry = **{ $owned } of the { $total }** skills in demand for { $role } you already have.
roles-to_gap = Your gap to { $role }
roles-table = All numbers
roles-heading = You are closest to { $role }
roles-none_near = No role is close to you yet
roles-none_near_words = Of the skills at the core of each role you have one at most. Below you see which roles are least far away; your plan leads to the one you want.
roles-pair_finding = What { $first } and { $second } adverts ask for
roles-one_role = There are adverts of one role only ({ $role }), so there is nothing to compare it with yet.

## columns

columns-name = Skill
columns-owned = You have it
columns-demand_share = Share of adverts
columns-share_low = Share, low
columns-share_high = Share, high
columns-asked_count = Adverts
columns-required_share = Must have
columns-alone_share = By itself
columns-choice_share = One of several
columns-lift = Typical of this role (×)
columns-unlock_count = New adverts that would fit
columns-gain = Adds
columns-gain_low = Adds, low
columns-gain_high = Adds, high
columns-in_demand = In demand
columns-kind = Kind
columns-satisfied_by = Because you know
columns-soft_match = Close to your
columns-rank = Rank
columns-role_name = Role
columns-posting_count = Adverts
columns-likeness = Similarity
columns-coverage = Skills you have
columns-matched_count = In-demand skills you have
columns-in_demand_count = In-demand skills
columns-first_share = First role
columns-second_share = Second role
columns-difference = Difference
columns-verdict = Verdict
columns-one_company = Mostly one company
columns-share = Share of adverts
columns-now_share = Share now
columns-after_share = Share after
columns-market_part = Because of the market
columns-taxonomy_part = Because of new skill rules
columns-duplicates_part = Because of duplicates
columns-before_share = Share before
columns-now_count = Adverts now
columns-before_count = Adverts before
columns-trend_pp = Change (points)
columns-trend_low = Change, low
columns-trend_high = Change, high
columns-week = Week of
columns-complete = Full week
columns-remote_share = Remote
columns-remote_low = Share, low
columns-remote_high = Share, high
columns-salary_median = Median pay
columns-salary_lower = Lower quartile
columns-salary_upper = Upper quartile
columns-salary_count = Adverts that state pay
columns-unlock_low = Fit, low
columns-unlock_high = Fit, high
columns-place = Step
columns-state = State
columns-stage = Stage
columns-hours = Hours
columns-sentence = Where it says so
columns-starts_on = From
columns-finishes_on = To
columns-unlock = New adverts that fit
columns-ready_after = Average fit by then
columns-words = Words
columns-label = Group
columns-field = What adverts mention
columns-known_count = Adverts
columns-known_share = Share
columns-started_at = Started
columns-source_label = Source
columns-fetched = Fetched
columns-new = New
columns-updated = Changed
columns-unchanged = Unchanged
columns-rejected = Rejected
columns-duplicates = Duplicates
columns-credits = Credits
columns-seconds = Seconds
columns-error = Ended with
columns-count = Adverts
columns-base = Out of
columns-title = Title
columns-company = Company
columns-posted_on = Posted
columns-source = Source
columns-receipt = What we found
columns-behind = Adverts
columns-ask = Asked for
columns-rule = Rule
columns-counts = Counts
columns-hybrid_share = Hybrid
columns-onsite_share = On site
columns-work_model_known = Adverts that state it
columns-hybrid_low = From
columns-onsite_low = From
columns-hybrid_high = To
columns-onsite_high = To
columns-one_of = Or instead
columns-setting = Setting
columns-value = Value
columns-is_default = Default
columns-session_kind = Kind
columns-address = From
columns-signed_in_at = Signed in
columns-last_used_at = Last used
columns-happened_at = When
columns-event = What
columns-about = Account
columns-by = By
columns-detail = Detail
columns-health = State
columns-succeeded_at = Last success
columns-new_at = Last new advert
columns-failures = Failures since
columns-import_field = Field
columns-column = Column
columns-filled = Rows with a value
columns-example = Example

## columns_help

columns_help-owned = You have it, or a skill that implies it.
columns_help-demand_share = Share of adverts that ask for it, as required or optional.
columns_help-required_share = Share of adverts that require it.
columns_help-alone_share = Share of adverts that ask for it by itself.
columns_help-choice_share = Share of adverts in which it is one of several of which any one is enough. With “By itself” it adds up to the share.
columns_help-share_low = Lower end of the likely range (95%).
columns_help-share_high = Upper end of the likely range (95%).
columns_help-trend_low = Lower end of the likely range (95%), percentage points.
columns_help-trend_high = Upper end of the likely range (95%), percentage points.
columns_help-remote_low = { columns_help-share_low }
columns_help-remote_high = { columns_help-share_high }
columns_help-one_company = Larger than chance, but one company causes more than half of it, so it is not called a trend or a difference.
columns_help-lift = How many times as often this role asks for it as roles do on average; 1 means it is not typical of this role.
columns_help-unlock_low = Lower end of the likely range (95%), adverts.
columns_help-unlock_high = Upper end of the likely range (95%), adverts.
columns_help-unlock_count = Adverts that would newly fit you if you learned this one skill alone.
columns_help-gain = What this one skill would add to your average fit.
columns_help-kind = Optional: missing, and most adverts that ask for it do not require it.
columns_help-behind = The adverts behind this row, each with what was read in it.
columns_help-soft_match = A similar skill you have. It counts half if it can stand in for this one; otherwise it does not count.
columns_help-hybrid_low = { columns_help-share_low }
columns_help-onsite_low = { columns_help-share_low }
columns_help-hybrid_high = { columns_help-share_high }
columns_help-onsite_high = { columns_help-share_high }

## download

download-csv = Download CSV
download-csv_help = Full precision. For a picture, use “PNG”.
download-metadata = About these numbers (JSON)
download-menu = Data
download-png = PNG
download-copy = Copy link
download-copied = Copied
download-code = Get the same numbers with a program:
download-code_own = Get the same numbers with a program and a key of yours:
download-snapshot = Snapshot { $snapshot_id }, collected up to { $as_of }
download-print = Print

## download_forecast

download_forecast-csv = Download the forecast (CSV)
download_forecast-csv_help = The crosses in the chart with their bands, and how well each forecast did on past weeks.
download_forecast-metadata = About the forecast (JSON)

## advice

advice-older = { $count } of { $total } are older than the time span: only the last { $days } days are counted.
advice-undated = { $count } of { $total } have no date: they are kept, but belong to no time span and no trend.
advice-empty = There are no adverts yet. This page fills by itself as soon as the first ones are collected.
advice-loading = The first adverts are being read. This page fills by itself within a minute.
advice-try = Try one of these.
advice-collect = Come back when more adverts have been collected.
advice-longer = Look at { $days } days
advice-no_filters = Clear filters

## base

base-postings = { $postings-n ->
        [one] { $postings } advert
       *[other] { $postings } adverts
    }
base-companies = { $companies-n ->
        [one] { $companies } company
       *[other] { $companies } companies
    }
base-unnamed = { $share } of all adverts name no company
base-span = { $first } – { $last }
base-interval = likely between { $low } and { $high }
base-points = { $points } points

## filters

filters-open = Adjust
filters-open_count = Filters ({ $count })
filters-window = Time span
filters-days = last { $days } days
filters-any = Any
filters-country = Country
filters-level = Level
filters-level_help = As stated in the advert’s title. Adverts that do not mention it appear only under “Any”.
filters-chip = { $name } ✕
filters-chip_help = Remove: { $name }
filters-work_model = Work model
filters-work_model_remote = Remote
filters-work_model_hybrid = Hybrid
filters-work_model_onsite = On site
filters-contract = Contract
filters-visa = Visa
filters-visa_value = Visa { $value }
filters-relocation = Relocation
filters-relocation_value = Relocation { $value }
filters-spoken = Required language
filters-terms_help = As stated in the advert. Adverts that do not mention it appear only under “Any”.
filters-work_model_help = Adverts that do not mention it appear only under “Any”.

## address

address-bad_text = The text for “{ $name }” in the address is too long or contains characters that cannot be shown, so it was left out.
address-bad_value = The link had an unknown { $name }; showing the default.

## home

home-title = What do employers really ask for?
home-welcome = Pick a job and tap what you know. You see at once how near you are, and what to learn first. From job adverts, with the evidence behind every number.
home-hello = Hello, { $name }
home-start = Add the **skills** you have: everything here is measured against them. A résumé fills them in for you.
home-fill_profile = Add my skills
home-role = Target role
home-closest = Best fit right now
home-next = Your next step
home-learn = { $share } of { $role } adverts ask for it.
home-opens = Then { $count-n ->
        [one] one more advert fits you
       *[other] { $count } more adverts fit you
    }.
home-adds = It takes you from { $before } to { $after } of what is asked for, in about { $hours } hours.
home-nothing_missing = You have what { $role } adverts usually ask for. Look for jobs that fit.
home-to_roadmap = See the plan
home-to_gap = All skills of this role
home-to_trends = See all trends
home-week = New this week
home-market = Rising and falling this month
home-chart_alt = Bar chart: the { $asked } skills { $role } adverts ask for most, with the share of adverts and its 95% interval. You have { $owned }.
home-too_few = { $words }.
home-become = I want to become …
home-you_now = You, now
home-count = You have { $owned } of the { $asked } skills { $role } adverts ask for most
home-fit = { $fit-n ->
        [0] Of { $rated } adverts none fits you yet; **{ $near }** are within two skills.
       *[other] You have at least half of what **{ $fit } of { $rated }** adverts ask for; { $near } more are within two skills.
    }
home-near = { $count } within two skills
home-see_plan = See my plan
home-see_jobs = See the jobs
home-nothing_stored = Nothing is stored. An account keeps it.
home-no_clear_change = no clear change
home-next_learning = You are learning
home-learn_title = Learn { $skill }
home-start_title = Tell us what you can do
home-start_learning = Start learning
home-known = I know this already
home-of = { $count } of { $total }
home-fit_help = Adverts where you have at least half of the skills asked for: worth applying. Adverts that name fewer than 3 skills are not counted.
home-closest_skills = { $owned } of { $total } common skills
home-asked_for = What { $role } adverts ask for most
home-tap_title = Tap what you know
home-tap = These { $asked } skills are asked for most, in { $adverts } { $role } adverts. How near you are shows here at once.
home-from_zero = I start from zero

## week

week-postings = { $now-n ->
        [one] **{ $now }** advert
       *[other] **{ $now }** adverts
    } in the last 7 days, { $before } in the 7 before.
week-no_change = No clear change in the last four weeks.

## since

since-visit = Since your last visit
since-week = Since a week ago
since-compared = Your last visit was on { $visit }. Compared with its numbers, collected up to { $moment }.
since-gone = The numbers of your last visit on { $moment } are no longer kept, or skills were read differently then, so this compares with a week ago.
since-learned_coverage = Your learning added **{ $points } points**: you now have { $after } of the skills.
since-learned_readiness = Your learning added **{ $points } points**: { $after } of the adverts fit you now.
since-market_coverage = What adverts ask for has changed: you now have { $after } of the skills (**{ $points } points**).
since-market_readiness = What adverts ask for has changed: { $after } of them fit you now (**{ $points } points**).

## sign_in

sign_in-title = Sign in
sign_in-form = Your account
sign_in-email = E-mail
sign_in-password = Password
sign_in-submit = Sign in
sign_in-wanted = Sign in to see { $page }.
sign_in-failed = Incorrect email or password
sign_in-wait = Too many attempts. Try again in { $wait }.
sign_in-seconds = { $count-n ->
        [one] one second
       *[other] { $count } seconds
    }
sign_in-minutes = { $count-n ->
        [one] one minute
       *[other] { $count } minutes
    }
sign_in-register = Create an account
sign_in-forgotten = Forgotten your password? Contact the site’s administrator for a reset link.
sign_in-ended = Your session has ended. Please sign in again.
sign_in-reset_title = Choose a new password
sign_in-reset_password = New password
sign_in-reset_repeat = Repeat new password
sign_in-reset_submit = Set password
sign_in-reset_dead = This link has been used or has expired. Ask for a new one.
sign_in-reset_done = Your password is set. Sign in with it.

## sign_out

sign_out-title = Sign out
sign_out-intro = You are signed in as
sign_out-here = Sign out
sign_out-everywhere = Sign out on all devices
sign_out-everywhere_help = Ends every session of this account: other browsers, other tabs, programs.

## register

register-title = Create an account
register-email = E-mail
register-password = Password
register-password_rule = The password needs at least 8 characters. Three or four words work well.
register-password_help = At least 8 characters, at most 72 bytes. Three or four words are easy to remember and hard to guess.
register-submit = Create account
register-wanted = { $page } needs an account. It opens as soon as you have one.
register-passwords_differ = The two passwords differ.
register-taken = This e-mail address already has an account. Sign in instead?
register-sign_in = Sign in
register-name = Name (optional)
register-reasons = What an account is for
register-reasons_words =
    - Your skills and your plan stay, with what you have done so far
    - Jobs you save, and where each application stands
    - Searches that tell you what is new

    No tracking, nothing for sale: download or delete all of it at any time.
register-takes_along = { $count-n ->
        [one] The skill you chose comes along.
       *[other] The { $count } skills you chose come along.
    }

## profile

profile-title = Profile
profile-password_current = Current password
profile-password_submit = Change password
profile-password_wrong = The password is wrong.
profile-password_done = Your password is changed. All other sessions have ended.
profile-delete_intro = This deletes your account and everything kept about you. It cannot be undone.
profile-delete_confirm = Type your e-mail address to confirm
profile-delete_password = Password
profile-delete_submit = Delete my account
profile-delete_differs = That is not your e-mail address. Nothing was deleted.
profile-delete_done = Your account and all its data are deleted.
profile-start = Two steps: **1.** Upload a résumé or pick your skills. **2.** Pick a target role.
profile-full_name = Full name
profile-target_roles = Target roles
profile-target_roles_help = What you want to become. Everything else is measured against these.
profile-target_roles_placeholder = Choose roles
profile-experience_level = Experience level
profile-not_said = Choose (optional)
profile-location = Location
profile-skills = Skills
profile-skills_help = Type any spelling: “k8s” finds Kubernetes. What is not in the list is kept as you typed it.
profile-skills_placeholder = Type a skill
profile-skill_levels = How well you know them (optional)
profile-skill_levels_intro = Unless you say otherwise, a skill counts as known at a working level.
profile-skills_basic = Only the basics of
profile-skills_basic_help = Counts half, and reaching a working level may be a step of your roadmap.
profile-skills_strong = Strong in
profile-skills_strong_help = Counts like a working level, and your profile shows it.
profile-skills_levels_placeholder = Choose from your skills
profile-skill_level_of = How well: { $name }
profile-level_basic = Basics
profile-level_working = Working
profile-level_strong = Strong
profile-evidence = What shows it
profile-evidence_resume = résumé
profile-evidence_project = project
profile-save = Save profile
profile-saved = Your profile is saved.
profile-go_on = Done. At the top of this page you can go on.
profile-changed_elsewhere = **Changed elsewhere.** This profile was saved in another tab or program after you opened it here. Your changes are not saved yet: choose which version to keep.
profile-conflict_field = Field
profile-conflict_theirs = Saved elsewhere
profile-conflict_mine = Yours
profile-conflict_keep_mine = Save mine
profile-conflict_take_theirs = Keep what is saved
profile-resume_title = Skills from your résumé
profile-resume_intro = We read it once and never keep it. You choose which skills to add; the sentence that names each is kept with it.
profile-resume = Résumé (PDF, Word, text, LinkedIn’s ZIP and more, up to 5 MB)
profile-resume_help = Scanned pages cannot be read. Paste the text instead.
profile-resume_reading = Reading your résumé…
profile-resume_nothing_new = { $found-n ->
        [one] One skill found, and it is not new.
       *[other] { $found } skills found, none of them new.
    }
profile-resume_new = New
profile-resume_languages = Languages
profile-resume_unclaimed = Mentioned, but not as your skills
profile-resume_unclaimed_intro = Tick those you do have.
profile-resume_known = In your profile already
profile-resume_experience = Experience
profile-resume_years = Years of work, overlapping months counted once: { $years }
profile-resume_skill_years = Years with each skill, from the positions that name it
profile-resume_place = Place: { $place }
profile-background = Experience and degree (optional)
profile-experience_years = Years of work
profile-experience_years_help = Jobs that ask for years show yours beside them. Nothing is hidden because of it.
profile-skill_years = Years with a skill
profile-years_with = Years with { $name }
profile-degree = Highest degree
profile-degree_subject = Subject
profile-degree_phd = Doctorate
profile-degree_master = Master’s degree
profile-degree_bachelor = Bachelor’s degree
profile-degree_associate = Associate degree or vocational training
profile-degree_school = School leaving certificate
profile-resume_today = today
profile-resume_reason_wish = you want to learn it
profile-resume_reason_denial = you say you do not have it
profile-resume_reason_past = long ago
profile-resume_reason_employer = an employer’s
profile-resume_reason_course = from a list of courses
profile-resume_reason_reference = in a reference
profile-resume_reason_sample = in a sample text
profile-resume_reason_interest = an interest
profile-resume_reason_subject = a subject of study
profile-resume_add = Add to my profile
profile-resume_drop = Discard
profile-resume_added = { $count-n ->
        [one] One skill
       *[other] { $count } skills
    } added to your profile.
profile-account_title = Account
profile-password_title = Change password
profile-export_title = Export my data
profile-export_intro = Everything kept about you, as one JSON file. Your password is not in it: only a hash of it is kept.
profile-export_submit = Download my data
profile-delete_title = Delete account
profile-sessions_title = Where you are signed in
profile-session = { $kind } · from { $address } · since { $since } · last used { $used }
profile-session_this = This browser
profile-session_browser = A browser
profile-session_api = A program
profile-session_end = End this one
profile-session_ended = That session has ended.
profile-keys_title = Keys for programs
profile-keys_help = A key lets your own program use the API in your name. It can never change your password or keys, or delete the account.
profile-key = { $name } · { $may } · until { $ends } · last used { $used }
profile-key_name = Name of the key
profile-key_example = such as the program that will use it
profile-key_full = It may change my profile
profile-key_full_help = Otherwise it only reads.
profile-key_days = Valid for
profile-key_lasts = { $count } days
profile-key_make = Make a key
profile-key_made = This is the key. Copy it now: it is not shown again.
profile-key_reads = reads
profile-key_changes = reads and changes
profile-key_unused = never
profile-key_revoke = Revoke
profile-key_revoked = The key no longer works.
profile-log_title = What happened to your account
profile-log_help = Sign-ins, changes, and when somebody who runs this site looked at your account. Kept for { $days } days.
profile-changed_meanwhile = Your profile was changed in another tab in the meantime. Nothing was saved; please check it and try again.
profile-unsaved = Not saved yet
profile-resume_paste = Or paste the text
profile-resume_text = Text of your résumé
profile-resume_read = Read the text
profile-signed_in_as = You are signed in as { $email }
profile-form_title = Your skills and your target
profile-to_gap = See your skill gap

## roadmap

roadmap-title = Roadmap
roadmap-hours = Hours a week
roadmap-hours_help = How long you study in an ordinary week.
roadmap-weeks = Weeks
roadmap-weeks_value = { $weeks } weeks
roadmap-taste = Learning material
roadmap-level = Level
roadmap-cost = Cost
roadmap-type = Kind
roadmap-any = Any
roadmap-method = Each step is the one that adds most for its hours; what it builds on comes first.
roadmap-timeline_alt = Timeline of { $count-n ->
        [one] one step
       *[other] { $count } steps
    } towards { $role }, each a bar from its first to its last day. The same days stand with the steps below.
roadmap-calendar = Add to your calendar (.ics)
roadmap-calendar_help = One all-day event a step. Importing a newer plan moves the events.
roadmap-graph = What to learn first
roadmap-graph_base = Only prerequisites that you cannot do without. What you already have is at the top.
roadmap-graph_alt = Graph of { $count-n ->
        [one] one prerequisite
       *[other] { $count } prerequisites
    } among the steps: an arrow leads from what is learned first to what needs it. Each step below names its own.
roadmap-to_do = To do
roadmap-learning = Learning
roadmap-done = Done
roadmap-no_resources = No resource for this skill matches your choices above.
roadmap-other_resources = { $count-n ->
        [one] One more does not match your choices above.
       *[other] { $count } more do not match your choices above.
    }
roadmap-project = { $title } ({ $hours } hours)
roadmap-left_out = Not in this plan, and why
roadmap-few = There are few adverts, so this plan is mostly based on the core skills of { $role }.
roadmap-stage_basics = the basics
roadmap-stage_working = to a working level
roadmap-why_rival = **{ $name }** ({ $share }): you have { $beside } or plan to learn it, and it does the same job.
roadmap-why_language = **{ $name }** ({ $share }): learning one programming language at a time, with what is built on it, gets you closer sooner.
roadmap-why_presumed = **{ $name }** ({ $share }): you most likely know it at your level; if so, add it to your skills.
roadmap-why_process = **{ $name }** ({ $share }): picked up on the job.
roadmap-why_no_room = **{ $name }** ({ $share }): does not fit into the hours or steps of this plan ({ $hours } hours).
roadmap-why_rare = **{ $name }** ({ $share }): not typical of this role, or too small for a step of its own.
roadmap-why_other_role = **{ $name }**: you started it for another role; it keeps its place in that plan.
roadmap-table = All numbers
roadmap-nothing = The { $role } adverts ask for nothing you lack. Look for jobs that fit.
roadmap-stale = Your profile changed in another tab. Please try again.
roadmap-saved_to_do = { $name } is back on your list.
roadmap-saved_learning = You are learning { $name }.
roadmap-saved_done = { $name } is done and was added to your profile.
roadmap-done_button = Done
roadmap-heading = { $count-n ->
        [one] One step
       *[other] { $count } steps
    }, { $hours } hours: done by { $day }
roadmap-progress = { $done } of { $total } { $total-n ->
        [one] step
       *[other] steps
    } done · { $hours } of { $all_hours } hours
roadmap-gain = How near you are: { $before } now, { $after } after the plan.
roadmap-adjust = Adjust plan
roadmap-per_week = { $hours } hours a week
roadmap-hours_short = { $hours } h
roadmap-until = until { $day }
roadmap-keep = Keep this plan
roadmap-start = Start
roadmap-known = I know this
roadmap-put_back = Put back
roadmap-build = Build:
roadmap-more_resources = { $count } more to learn it from
roadmap-pictures = Timeline, what to learn first, and all numbers
roadmap-timeline = When each step is learned

## reason

reason-demand = Asked for in **{ $share }** of the adverts ({ $low } to { $high }).
reason-done = Done.
reason-prerequisite = Needed before { $names }.
reason-started = You have started this, so it keeps its place.
reason-gain = It brings you **{ $value } points** nearer (likely { $low } to { $high }).
reason-unlock = Opens { $count-n ->
        [one] one more advert
       *[other] **{ $count }** more adverts
    } (likely { $low } to { $high }).
reason-core = Few of these adverts ask for it, but it is a core skill of the role.
reason-also = It also counts as { $names }.

## resource

resource-line = - [{ $title }]({ $url }) · { $provider } · { $type }, { $level }, { $cost }, { $hours } h
resource-level_beginner = beginner
resource-level_intermediate = intermediate
resource-level_advanced = advanced
resource-cost_free = free
resource-cost_freemium = partly free
resource-cost_paid = paid
resource-type_docs = documentation
resource-type_course = course
resource-type_book = book
resource-type_interactive = interactive
resource-type_video = video
resource-type_cheatsheet = cheat sheet
resource-type_practice = practice
resource-words = { $provider } · { $type } · { $level } · { $cost } · { $hours } h

## openings

openings-title = Jobs
openings-no_skills = Add the skills you have to see which of these fit you.
openings-add_skills = Add skills
openings-show = Show
openings-show_matching = Matching
openings-show_saved = Saved
openings-show_hidden = Hidden
openings-least_fit = Minimum match
openings-least_fit_help = The share of the skills a job asks for that you have. A skill also counts when one you have implies it.
openings-degree = Degree
openings-degree_help = Jobs that ask for no degree, call it a plus, or accept experience instead.
openings-no_degree = No degree required
openings-most_years = Experience asked for
openings-most_years_help = The fewest years of work a job asks for. Jobs that name no number of years appear only under “Any”.
openings-least_salary = Minimum pay
openings-least_salary_help = Top of the range, in US dollars a year. Jobs that state no pay appear only under “Any”.
openings-skills = Skills asked for
openings-none_matching = No job here fits what you chose. Try a longer time span, a lower match or fewer filters.
openings-none_company = This company has no open job here that fits what you chose. Try a longer time span or fewer filters, or look at all its adverts.
openings-none_saved = You have not saved a job yet. Save one and it stays here.
openings-none_hidden = You have not hidden any job.
openings-advert = View job
openings-receipt = Why this score?
openings-save = Save
openings-unsave = Saved: remove
openings-hide = Hide
openings-unhide = Show again
openings-save_named = Save: { $title }
openings-unsave_named = Saved, remove: { $title }
openings-hide_named = Hide: { $title }
openings-unhide_named = Show again: { $title }
openings-why = Why?
openings-was_hidden = Hidden. It is no longer listed.
openings-undo = Undo
openings-few_skills = { $few-n ->
        [one] One job names
       *[other] { $few } jobs name
    } too few skills to be ranked
openings-apply_today = { $count-n ->
        [0] No job here is one to apply to today: none is at your level, within reach, in your technologies, and asks for enough of what you have.
        [one] One job to apply to today: at your level, within reach, and you have a third or more of what it asks for.
       *[other] { $count } jobs to apply to today: at your level, within reach, and you have a third or more of what they ask for.
    }
openings-further = { $count-n ->
        [one] Further away: one job, and what stands in the way
       *[other] Further away: { $count } jobs, each with what stands in the way
    }
openings-of = { $count } of { $total } { $total-n ->
        [one] must-have
       *[other] must-haves
    }
openings-more = Why this score, and what is missing
openings-fit_chip = at least { $fit } match
openings-pay_chip = { $pay } or more
openings-years_chip = { $years-n ->
        [one] at most 1 year asked for
       *[other] at most { $years } years asked for
    }
openings-skills_count = Skills asked for ({ $count })
openings-heading_matching = { $total-n ->
        [one] One job
       *[other] { $total } jobs
    }; you have most of the skills for { $ready }
openings-heading_nearest = { $total-n ->
        [one] One job
       *[other] { $total } jobs
    }, closest to your skills first
openings-heading_newest = { $total-n ->
        [one] One job
       *[other] { $total } jobs
    }, newest first
openings-heading_best_paid = { $total-n ->
        [one] One job
       *[other] { $total } jobs
    }, best paid first
openings-heading_company = { $total-n ->
        [one] One job
       *[other] { $total } jobs
    } at { $company }
openings-heading_saved = { $total-n ->
        [one] One job you saved
       *[other] { $total } jobs you saved
    }
openings-heading_hidden = { $total-n ->
        [one] One job you hid
       *[other] { $total } jobs you hid
    }

## hurdle

hurdle-line = Further away, because: { $reasons }
hurdle-stack = other technologies than yours
hurdle-trade = another trade
hurdle-clearance = needs a security clearance
hurdle-place = too far to commute
hurdle-years = asks for { $years-n ->
        [one] 1 year of work
       *[other] { $years } years of work
    }
hurdle-internship = an internship
hurdle-level = another level than yours
hurdle-no_level = does not say that it takes beginners
hurdle-little = you have little of what it asks for
hurdle-few_skills = names hardly any skills
hurdle-near_role = a neighbouring role, and you have less than half of what it asks for

## kinds

kinds-title = Kinds of skills
kinds-help = Which skills are listed. The numbers do not depend on it.
kinds-any = All kinds
kinds-technologies = Technologies
kinds-concepts = Concepts and methods
kinds-personal = Soft skills and languages
kinds-none = No skill of this kind is listed here.

## soft

soft-switch = Count soft skills and languages
soft-switch_help = Soft skills and spoken languages are shown separately. When switched on, they count in every number about you like any other skill.

## opening

opening-no_company = Company not given
opening-no_place = location not given
opening-posted = posted { $day }
opening-matched = ✓ **You have:** { $names }
opening-missing_required = ○ **Missing, required:** { $names }
opening-missing_optional = ○ **Missing, optional:** { $names }
opening-today = today
opening-near_role = neighbouring role: { $role }
opening-nice = nice to have:
opening-or = { $first } or { $last }
opening-undated = no date given
opening-closed = closed since { $day }
opening-closes = open until { $day }
opening-more_places = { $place } and { $count } more
opening-at_least = from { $amount }
opening-at_most = up to { $amount }

## terms

terms-years = { $years-n ->
        [one] 1 year of experience or more
       *[other] { $years } years of experience or more
    }
terms-years_beside = { $years-n ->
        [one] asks for 1 year
       *[other] asks for { $years } years
    }, you have { $own }
terms-degree_required = { $level } required
terms-degree_optional = { $level } a plus
terms-degree_or_equivalent = { $degree } (or equivalent)
terms-spoken = { $language } ({ $level })
terms-visa = visa { $value }
terms-relocation = relocation { $value }
terms-clearance = clearance or citizenship { $value }
terms-offered = offered
terms-refused = not offered
terms-required = required
terms-optional = a plus
terms-any = degree of any level
terms-vocational = vocational training
terms-associate = associate degree
terms-bachelor = bachelor’s degree
terms-master = master’s degree
terms-doctorate = doctorate
terms-permanent = permanent
terms-temporary = fixed term or contract
terms-internship = internship
terms-full_time = full-time
terms-part_time = part-time

## posting

posting-title = Advert
posting-unknown = There is no such advert here. It may have been removed, or the link is incomplete.
posting-fit = You have { $fit } of what it asks for; a must-have counts three times as much as a nice-to-have.
posting-counted = This advert is included in the numbers.
posting-not_counted = It is not counted:
posting-text = The advert, with the skills we found
posting-legend = <p><mark class="cn-required">required</mark> &nbsp; <mark class="cn-optional">optional</mark> &nbsp; <mark class="cn-mentioned">only mentioned, does not count</mark></p>
posting-no_text = The text of this advert is not stored.
posting-read = What we found in this advert
posting-nothing_read = We found no skill in this text.
posting-versions = Read with version { $taxonomy } of our list of skills; last seen { $seen }
posting-report = Report a wrong mention
posting-read_as = Read as role: { $role }, level: { $level }
posting-rates = converted at exchange rates of { $day }
posting-stated_work_model = Where the work is done, in the advert’s words: “{ $sentence }”
posting-stated_salary = Pay, in the advert’s words: “{ $sentence }”
posting-read_as_none = Role not recognised, level: { $level }

## ask

ask-required = required
ask-optional = optional
ask-mentioned = only mentioned

## rule

rule-name = its name
rule-alias = another spelling of it
rule-variant = a variant of its name
rule-case = written exactly like this
rule-nearby_word = a word nearby settles the meaning
rule-neighbour = another known skill in the sentence
rule-enumeration = it is in a list of skills
rule-no_objection = nothing rules it out
rule-item = it is alone on a line of a list
rule-word_of_knowing = it is next to a word such as “experience”
rule-job_word = the title says who does it
rule-title = it is in the job title

## projects

projects-title = Projects
projects-search = Search ideas
projects-search_placeholder = Search by skill, role or title
projects-no_role = No target role
projects-hours = Time needed
projects-hours_value = { $hours } hours
projects-difficulty = Difficulty
projects-difficulty_help = None chosen: all of them.
projects-no_gaps = You have what { $role } adverts usually ask for. Search for what you like to build.
projects-gaps = What you lack as a { $role }: **{ $names }**
projects-built = I have built this
projects-built_help = Your profile keeps it as evidence, and the skills it practises that you lacked count as known at a basic level.
projects-built_saved = It is in your profile now.
projects-is_built = built
projects-none = No idea matches your choices. Clear the difficulty, allow more hours, or search for something else.
projects-found = Found ({ $count })
projects-details = Details
projects-heading = { $count-n ->
        [one] One project
       *[other] { $count } projects
    } that practise what you lack as a { $role }
projects-up_to = up to { $hours } hours

## project

project-fills = { $count-n ->
        [0] Practises what you have.
        [one] Practises **{ $names }**, asked for in **{ $share }** of adverts ({ $low } to { $high }).
       *[other] Practises **{ $names }**. **{ $share }** of adverts ask for at least one of them ({ $low } to { $high }).
    }
project-after = Best done after the step **{ $step }** of your plan.
project-also_learn = You also need: { $names }.
project-core = **Needs:** { $names }
project-stretch = **Can be extended with:** { $names }
project-deliverables = **What to show for it:**
project-roles = **Good for:** { $names }

## explore

explore-title = Explore
explore-intro = Slice the adverts any way you like. Every number leads to the adverts behind it.
explore-by = Show
explore-skill = With skill
explore-skill_help = With a skill: the share of each group that asks for it. Without one: how the adverts are divided.
explore-source = Source
explore-shape = View
explore-chart = Chart
explore-table = Table
explore-axis = share of the adverts
explore-axis_skill = share that asks for { $name }
explore-chart_alt = Chart of { $count-n ->
        [one] one group
       *[other] { $count } groups
    } by { $by }: { $axis }, with 95% intervals. Choose “Table” for the same numbers as text.
explore-whole_periods = Weeks or months that are cut short are not drawn; table and CSV hold them.
explore-more = The chart shows { $shown } of { $total } groups; the CSV holds them all.
explore-table_more = The table shows { $shown } of { $total } groups; the CSV holds them all.
explore-none = No advert matches your choices.
explore-share = Share
explore-share_help = Anyone with this address sees exactly these numbers, as long as they are kept.
explore-behind = See the adverts
explore-behind_help = Choose a group to see its adverts, and in each which words were read as which skill.
explore-behind_count = { $count-n ->
        [one] { $count } advert.
       *[other] { $count } adverts, the newest { $shown } of them here.
    }
explore-value = Group
explore-choose = Choose a group
explore-not_said = Not stated in the advert
explore-no_role = Role not recognised
explore-heading = Most adverts: { $name } ({ $share })
explore-heading_asked = { $name } is asked for most: in { $share } of adverts
explore-heading_time = { $axis }, by { $by }
explore-any_skill = any skill
explore-adverts = Adverts
explore-click = Click a bar to see its adverts.
explore-heading_skill = { $skill } is asked for most by { $name } ({ $share })

## group

group-skill = Skill
group-role = Role
group-country = Country
group-region = Region
group-city = City
group-seniority = Level
group-company = Company
group-source = Source
group-years = Minimum years of experience
group-degree = Degree required
group-spoken = Language required
group-visa = Visa
group-relocation = Relocation
group-clearance = Clearance or citizenship
group-contract = Contract
group-hours = Hours
group-language = Language of the advert
group-week = Week
group-month = Month
group-work_model = Work model

## data

data-title = Data & method
data-intro = What was collected, what adverts state and leave out, whose they are, and how every number is made.
data-section = Show
data-coverage = Adverts
data-runs = Collection log
data-sources = Sources
data-lookup = Skill dictionary
data-method = Method
data-report = Report a mistake
data-changes = Data changes
data-changes_help = Earlier numbers compared with the current ones. A share can change because the market did, because texts were read with another list of skills, or because copies were found. Each part is shown separately, and the parts add up.
data-changes_none = There are no earlier numbers yet. Those of one time a day are kept for 30 days, and the newest five.
data-changes_before = Numbers of
data-changes_apart = One of the two holds sample adverts and the other collected ones: they cannot be compared.
data-changes_postings = **{ $before }** adverts then, **{ $after }** now. The market: { $market_gained } more, { $market_lost } fewer. Our list of skills: { $taxonomy_gained } more, { $taxonomy_lost } fewer. Copies: { $duplicates_gained } more, { $duplicates_lost } fewer. { $closed } have been taken down since; they are still counted under their date.
data-changes_skills = Skills whose share moved most
data-fresh = Updated { $ago }.
data-heading = { $count-n ->
        [one] One advert
       *[other] { $count } adverts
    }, updated { $ago }
data-again = Refresh data
data-again_help = New adverts appear within a minute on their own. This clears the memory and reads all adverts again.
data-again_reading = Reading all adverts…
data-again_done = All adverts were read again.
data-again_wait = All adverts were read a moment ago. Try again in { $seconds } seconds.
data-per_day_alt = Bar chart: adverts per day over { $days } days, by source. The CSV holds the same numbers.
data-gaps = Days without an advert: { $empty }. { $duplicates-n ->
        [one] One duplicate is
       *[other] { $duplicates } duplicates are
    } not counted. { $unread-n ->
        [0] Every advert is in a language we read.
        [one] One advert is in a language we do not read; it is kept but not counted.
       *[other] { $unread } adverts are in languages we do not read; they are kept but not counted.
    }
data-fields = What adverts state
data-no_runs = The collector has not run in the last 30 days.
data-runs_help = Passes of the collector over the last 30 days, newest first. Fetched = new + changed + unchanged + rejected.
data-licence = Adverts belong to their authors. This site counts what they ask for, quotes them only in receipts, and links to the originals.
data-skill = Skill
data-not_a_skill = We do not know this skill. Did you mean one of these?
data-what_counts = What counts as { $name }?
data-taxonomy = List of skills, version { $version }
data-method_language = Recent changes to the method are not translated yet and appear in English.
data-no_method = The method is not part of this installation: the file docs/method.md is missing.
data-report_sign_in = Sign in to report a mistake.
data-report_help = Found a wrong or missing skill? Tell us.
data-kind = What is wrong
data-kind_not_meant = Wrong skill
data-kind_missed = Missed skill
data-kind_wrong_ask = Wrong “required” or “optional”
data-posting = Id of the advert (optional)
data-words = The words, and what they mean there
data-words_help = Needed if you name no advert.
data-send = Send report
data-sent = Thank you. Your report was saved.

## field

field-role = Role we know
field-seniority = Level
field-company = Company
field-country = Country
field-city = City
field-salary = Pay
field-skills = At least 3 skills
field-work_model = Remote, hybrid or on site

## lookup

lookup-any_case = **Counts, in any case:** { $names }
lookup-exact_case = **Counts only if written exactly like this:** { $names }
lookup-implied_by = **Having one of these counts as having it:** { $names }
lookup-implies = **Having it counts as having:** { $names }
lookup-prerequisites = **Learn first:** { $names }
lookup-one_of = **Learn one of these first:** { $names }
lookup-helpful = **Helps to know first:** { $names }
lookup-related = **Related, does not count:** { $names }
lookup-rule = **Because the word has other meanings too,** { $case } Another known skill in the same list or sentence settles it as well.
lookup-case_exact = “{ $terms }” counts only if written exactly like this.
lookup-case_any = “{ $terms }” counts in any case, unless something rules it out.
lookup-near = **Words nearby that settle it:** { $names }
lookup-reject = **Phrases that rule it out:** { $names }
lookup-examples =
    ✓ Counts: “{ $yes }”{ "  " }
    ✗ Does not count: “{ $no }”
lookup-hours = **To a working level:** about { $hours } hours, { $level }
lookup-official = { " " }· [official site]({ $url })
lookup-demand = **Asked for** by { $asked-n ->
        [one] one advert
       *[other] { $asked } adverts
    } of the last { $days } days over all roles: { $share } ({ $low } to { $high }). By itself: { $alone }; as one of several of which any one is enough: { $choice }.
lookup-no_demand = No advert of the last { $days } days asks for it.

## source

source-line =
    { "*" }*{ $name }** · { $count-n ->
        [one] one advert
       *[other] { $count } adverts
    }{ "  " }
    { $attribution }{ "  " }
    { $terms }

## receipt

receipt-open = Look
receipt-postings = Show

## missing

missing-title = This page does not exist
missing-words = The link may be incomplete, or the page has moved.
missing-home = Go to Home

## meta

meta-home = See which skills your next job needs, which you already have, and what to learn first. From real job adverts, with the evidence behind every number.
meta-gap = The skills a role needs, how many of them you have, and what learning one more would change.
meta-roadmap = A learning plan towards a role: what to learn first, how many hours it takes, and what from.
meta-projects = Portfolio ideas that practise the skills you lack.
meta-openings = Jobs that match your skills, best first.
meta-my_applications = What you apply for: what happened, what comes next, and how many answer.
meta-application = One application: where it stands and what happened.
meta-read_advert = Paste any job advert: what it asks for, how well you fit, what you lack and how long that takes to learn.
meta-roles = Which roles are you closest to, and how do two of them differ?
meta-trends = Which skills employers ask for more, and which less, than four weeks ago.
meta-explore = Slice the job adverts any way you like; every number leads to the adverts behind it.
meta-data = What was collected, what it says, whose it is, and how every number is made.
meta-theme = Choose whether the pages are light or dark in this browser.
meta-about = What Career Navigator is, what it keeps about you, and whose the adverts are.
meta-skill_named = { $name }: how many job adverts ask for it, which roles need it, what it goes with and how to learn it.
meta-role_named = { $name }: the skills its job adverts ask for, what it pays, and what to learn first.
meta-skill = One skill: who asks for it, what it goes with and how to learn it.
meta-role = One role: the skills its job adverts ask for, what it pays, and what to learn first.
meta-posting = One advert, and what was read in it.
meta-saved_searches = The searches you saved, and how you hear about new results.
meta-profile = Your skills, your target roles and your account.
meta-sign_in = Sign in to Career Navigator.
meta-register = Create an account to keep your skills, your plan and the jobs you like.
meta-language = Shows Career Navigator in this language.
meta-sign_out = Sign out of Career Navigator.
meta-groups = Groups of a career office or a course: shares only, never a person.
meta-operator_state = For operators: health, backups and settings of this installation.
meta-operator_users = For operators: accounts.
meta-operator_collector = For operators: passes, sources and boards.
meta-operator_readings = For operators: names that may be skills, and reports of mistakes.
meta-operator_import = For operators: look at a file of adverts, then import it.
meta-operator_log = For operators: what happened to accounts.

## visitor

visitor-have = Skills you have
visitor-skills = { $count-n ->
        [one] Your skill (one)
       *[other] Your skills ({ $count })
    }
visitor-no_skills = Add your skills
visitor-keep = Keep this: create an account
visitor-know = I know
visitor-more = Another skill

## search

search-label = Search
search-box = Skill, role, page or company
search-placeholder = Type to search
search-skill = { $name } · skill
search-role = { $name } · role
search-page = { $name } · page
search-company = { $name } · company

## footer

footer-label = About this site
footer-about = About
footer-method = Method
footer-privacy = Privacy
footer-licence = Licence

## theme

theme-title = Light or dark
theme-words = For all pages, in this browser.
theme-system = Same as my device
theme-light = Light
theme-dark = Dark

## chart

chart-signs = ✓ you have it · ○ missing · ◇ nice to have · thin line: likely range
chart-line = thin line: likely range
chart-click = click a bar to read more
chart-asked = Asked for
chart-owned = You have it
chart-learned = If you learn it
chart-missing = Missing
chart-optional = Nice to have
chart-demand_hover = <b>%{ "{" }y{ "}" }</b><br>%{ "{" }x:.1%{ "}" } of adverts, likely between %{ "{" }customdata[0]:.1%{ "}" } and %{ "{" }customdata[1]:.1%{ "}" }<br>%{ "{" }customdata[2]:,{ "}" } adverts ask for it
chart-required_hover = %{ "{" }customdata[3]:.1%{ "}" } of all adverts require it
chart-interval = likely range (95%)
chart-share_hover = %{ "{" }x:.1%{ "}" }: %{ "{" }customdata[2]:,{ "}" } of %{ "{" }customdata[3]:,{ "}" } adverts<br>likely between %{ "{" }customdata[0]:.1%{ "}" } and %{ "{" }customdata[1]:.1%{ "}" }
chart-share_hover_y = %{ "{" }y:.1%{ "}" }: %{ "{" }customdata[2]:,{ "}" } of %{ "{" }customdata[3]:,{ "}" } adverts<br>likely between %{ "{" }customdata[0]:.1%{ "}" } and %{ "{" }customdata[1]:.1%{ "}" }
chart-likeness_hover = similarity %{ "{" }x:.0%{ "}" }, of %{ "{" }customdata[0]:,{ "}" } adverts
chart-coverage_hover = you have %{ "{" }customdata[1]{ "}" } of %{ "{" }customdata[2]{ "}" } common skills
chart-pair_hover = %{ "{" }x:.1%{ "}" } of adverts, likely between %{ "{" }customdata[0]:.1%{ "}" } and %{ "{" }customdata[1]:.1%{ "}" }
chart-format_date = %b %-d, %Y
chart-format_day = %b %-d
chart-timeline_hover = <b>%{ "{" }y{ "}" }</b><br>%{ "{" }customdata[1]{ "}" } to %{ "{" }customdata[2]{ "}" }<br>%{ "{" }customdata[0]:.0f{ "}" } hours
chart-closest = bar: how similar your skills are · on the right: common skills you have
chart-movers = ▲ rising · ▼ falling · ○ no clear change · on the right: points and ± likely range
chart-rising = Rising
chart-falling = Falling
chart-no_change = No clear change
chart-change_hover = %{ "{" }x:+.1f{ "}" } points, likely between %{ "{" }customdata[0]:+.1f{ "}" } and %{ "{" }customdata[1]:+.1f{ "}" }<br>share %{ "{" }customdata[2]:.1%{ "}" } → %{ "{" }customdata[3]:.1%{ "}" }<br>adverts %{ "{" }customdata[4]:,{ "}" } → %{ "{" }customdata[5]:,{ "}" }
chart-change_axis = Change in points
chart-week_hover = week of %{ "{" }x|%x{ "}" }<br>%{ "{" }y:.1%{ "}" }, likely between %{ "{" }customdata[0]:.1%{ "}" } and %{ "{" }customdata[1]:.1%{ "}" }<br>%{ "{" }customdata[2]:,{ "}" } of %{ "{" }customdata[3]:,{ "}" } adverts
chart-forecast = { $name }, forecast
chart-forecast_hover = forecast for the week of %{ "{" }x|%x{ "}" }<br>%{ "{" }y:.1%{ "}" }; 4 of 5 outcomes between %{ "{" }customdata[0]:.1%{ "}" } and %{ "{" }customdata[1]:.1%{ "}" }
chart-pay = Median, with the middle 50% of salaries as band
chart-pay_hover = <b>Week of %{ "{" }x|%x{ "}" }</b><br>median $%{ "{" }y:,.0f{ "}" }, middle 50% $%{ "{" }customdata[0]:,.0f{ "}" } to $%{ "{" }customdata[1]:,.0f{ "}" }<br>95% interval of the median $%{ "{" }customdata[3]:,.0f{ "}" } to $%{ "{" }customdata[4]:,.0f{ "}" }<br>%{ "{" }customdata[2]:,{ "}" } adverts that give their pay
chart-pay_axis = Annual pay, US dollars
chart-places_hover = %{ "{" }z:.1%{ "}" } of adverts, likely between %{ "{" }customdata[1]:.1%{ "}" } and %{ "{" }customdata[2]:.1%{ "}" }<br>%{ "{" }customdata[0]:,{ "}" } adverts
chart-per_day_hover = %{ "{" }y:,{ "}" } adverts from { $source }
chart-per_day_axis = Adverts a day

## checklist

checklist-title = **Getting set up** · { $done } of { $total }
checklist-skills = Add your skills
checklist-skills_done = Skills added ({ $count })
checklist-role = Choose a target role
checklist-role_done = Target role chosen
checklist-plan = Start the first step of your plan
checklist-plan_done = Plan started
checklist-job = Save a job you like
checklist-job_done = Job saved
checklist-progress = **Your plan**
checklist-steps = { $done-n ->
        [one] One step
       *[other] { $done } steps
    } done, { $learning } in progress.

## about

about-title = About Career Navigator
about-words =
    Career Navigator reads job adverts and answers three questions: which skills does a role ask for, which of them do you already have, and what should you learn first?

    Every number says how many adverts it is based on and how certain it is. The method is documented, every table can be downloaded, and each advert shows which skills were found in it.
about-to_method = How every number is made
about-privacy_title = Privacy
about-privacy =
    { "" }**Without an account nothing about you is stored.** The skills, the role and the language you choose are kept in the address of the page and nowhere else.

    With an account we keep what you enter: your e-mail address, a hash of your password, your name if you give one, your skills, target roles, progress, the jobs you save or hide and what you note about your applications. A pasted advert is read in memory and its text never kept. A résumé is read in memory and never kept. One cookie keeps you signed in, and your browser remembers whether you chose light or dark; there is no tracking, and nothing is loaded from other sites.

    On your profile you can download everything that is kept about you, and delete it with your account.
about-licence_title = Licence
about-licence =
    The program is free software under the MIT licence.

    The adverts belong to their authors. This site counts what they ask for, quotes them only where it shows what was read, and links to the originals.
about-to_sources = Sources and their terms

## skill

skill-sort = { $kind } · { $category }
skill-unknown = We do not know this skill
skill-heading = { $name }: asked for by { $share } of adverts
skill-owned = You have it
skill-asked = Asked for by
skill-required = Must have
skill-required_of = of the adverts that ask for it
skill-pay_with = Median pay with it
skill-pay_without = Median pay without it
skill-pay_base = { $n } adverts that give pay; other things differ too. Likely between { $median_low } and { $median_high }
skill-by_role = { $role } adverts ask for it most often
skill-by_role_alt = Bar chart: share of adverts that ask for { $name } in { $count-n ->
        [one] one role
       *[other] { $count } roles
    }, with 95% intervals.
skill-weekly = Week by week: between { $low } and { $high } of adverts
skill-weekly_alt = Line chart: weekly share of adverts that ask for { $name }, with its 95% band.
skill-together = Asked together with { $name }
skill-roles = More about each role:
skill-levels = By level: { $levels }
skill-learn = How to learn it
skill-no_resources = Nothing is listed for it yet.
skill-companies = **Who asks:**
skill-for_you = What it brings you for { $role } jobs
skill-for_none = No { $role } advert of the last 90 days asks for it.
skill-for_owner = You have it already.
skill-for_adds = With it you would have { $after } of what they ask for, on average, instead of { $before }.
skill-for_alone = By itself it does not make another advert fit you yet.
skill-for_whom = What does it bring me? Choose a role
skill-jobs = Jobs that ask for it
skill-adverts = See the adverts

## role

role-unknown = We do not know this role
role-heading = { $role } adverts ask most for { $names }
role-gap = How near am I?
role-plan = A plan towards it
role-jobs = Jobs
role-adverts = Adverts
role-adverts_base = in the last 90 days
role-remote = Remote
role-remote_base = of the adverts that state it
role-level = Most frequent level
role-no_level = no advert states it
role-skills = More about each skill:
role-companies = Who asks
role-near = Roles near it

## chips

chips-level = { $level } ±1
chips-place = { $place } or remote
chips-help = From your profile. Click it to see more jobs.
chips-widened_level = Your level
chips-widened_place = Your place
chips-too_few = { $left-n ->
        [0] No advert is left
        [one] Only one advert is left
       *[other] Only { $left } adverts are left
    } with { $name }: adverts outside it count as well.

## order

openings-order = Sort by
openings-order_fit = Best fit
openings-order_date = Newest
openings-order_pay = Best paid

## mail

mail-test_subject = Career Navigator can send mail
mail-test_body = This is the test you asked for. Mail from { $site } arrives.
mail-digest_subject = { $count-n ->
    [one] { $count } new result: { $name }
   *[other] { $count } new results: { $name }
}
mail-digest_heading = { $name }: { $count } new
mail-digest_more = And { $count } more:
mail-digest_see = See them all
mail-digest_own = What changed for you
mail-digest_fit = You have { $share } of what adverts for { $role } ask for, on average.
mail-digest_moved = That is { $points } points within a week.
mail-digest_step = Next step: { $name }, about { $hours } hours. { $share } of the adverts ask for it.
mail-digest_roadmap = Your roadmap
mail-digest_stop = No more mail about “{ $name }”: { $address }
mail-digest_stop_all = No more mail about any search: { $address }
mail-stop_one = No more mail about “{ $name }”
mail-stop_all = No more mail about any search
mail-search_test_subject = Test: { $name }
mail-search_test_body = Mail about “{ $name }” from { $site } arrives.
mail-reset_subject = Choose a new password
mail-reset_body = Somebody, we hope you, asked for a new password at { $site }.

    Choose one here, within the next hour: { $address }

    If it was not you, do nothing: your password stays as it is.
mail-confirm_subject = Confirm your e-mail address
mail-confirm_body = An account at { $site } was opened with this address.

    If that was you, confirm it here: { $address }

    If it was not you, do nothing: no more mail will come.

## alerts

alerts-title = Saved searches
alerts-intro = New adverts and trends for the questions you saved, after each collection.
alerts-none = You have no saved searches yet. Open Openings or Trends, choose what you are after, and press “Save this search”.
alerts-to_openings = Openings
alerts-to_trends = Trends
alerts-save = Save this search
alerts-save_help = Hear about new results by feed, mail or webhook.
alerts-name = Name
alerts-name_placeholder = For example: remote, Python
alerts-mail = Mail
alerts-mail_off = No mail
alerts-mail_daily = Every day
alerts-mail_weekly = Every Monday
alerts-webhook = Webhook
alerts-webhook_help = An https address that takes JSON, or one of Slack, Discord or Telegram (tgram://token/chat). Leave it empty for none.
alerts-save_submit = Save
alerts-saved = Saved. New results will be under Saved searches.
alerts-sign_in = Sign in to save this search
alerts-no_name = Give the search a name.
alerts-most = An account holds at most { $most } saved searches; delete one first.
alerts-no_smtp = This server sends no mail; use the feed.
alerts-not_confirmed = Confirm your e-mail address on the profile page first; until then no mail is sent there.
alerts-feed = Feed
alerts-feed_help = Paste this address into a feed reader. Whoever has it can read the feed.
alerts-feed_title = { $name } · Career Navigator
alerts-new_feed = New address
alerts-new_feed_help = The old address stops working at once.
alerts-open = Open
alerts-edit = Change
alerts-edit_submit = Save changes
alerts-changed = Saved.
alerts-test = Send a test
alerts-test_done = { $count-n ->
    [one] The test was sent.
   *[other] Both tests were sent.
}
delivery-no_server = No mail can be sent: the operator has set no mail server (SMTP_HOST and SMTP_FROM).
delivery-mail_password = The mail server refused SMTP_USER and SMTP_PASSWORD ({ $code }).
delivery-mail_recipient = The mail server does not take the recipient ({ $code }).
delivery-mail_recipient_now = The mail server does not take the recipient now ({ $code }).
delivery-mail_answer = The mail server answered { $code }.
delivery-mail_host = The name of the mail server { $where } is not known; check SMTP_HOST.
delivery-mail_closed = Nothing listens at { $where }; check SMTP_HOST and SMTP_PORT.
delivery-mail_slow = The mail server { $where } does not answer in time.
delivery-mail_certificate = The certificate of the mail server { $where } is not trusted.
delivery-mail_tls = The mail server { $where } does not speak TLS as asked; check SMTP_PORT and SMTP_SECURITY.
delivery-mail_unreachable = The mail server { $where } could not be used ({ $kind }).
delivery-webhook_private = The host is at a private or local address, where nothing is sent.
delivery-webhook_unreachable = The webhook could not be reached ({ $kind }).
delivery-webhook_address = The webhook’s address cannot be used.
delivery-webhook_gone = The webhook answered 410: it is gone.
delivery-webhook_redirect = The webhook answered { $code }, a redirect, which is not followed.
delivery-webhook_answer = The webhook answered { $code }.
delivery-webhook_service = { $service } did not take the message.
delivery-program = An error in the program; its log says more.
alerts-webhook_long = An address has at most { $most } characters and no spaces.
alerts-webhook_part = This is not a complete { $service } address.
alerts-webhook_none = This is not an address.
alerts-webhook_https = A webhook needs an address that begins with https://.
alerts-webhook_password = An address must not hold a user or a password.
alerts-webhook_private = A webhook cannot be at a private or local address.
alerts-test_nothing = Switch on mail or a webhook first.
alerts-test_title = Test message
alerts-delete = Delete
alerts-deleted = “{ $name }” is deleted; its feed is gone.
alerts-again = Try again now
alerts-again_done = It will be tried again within a minute.
alerts-trouble_mail = Mail failed ({ $attempts-n ->
    [one] once
   *[other] { $attempts } times
}). { $error }
alerts-trouble_webhook = The webhook failed ({ $attempts-n ->
    [one] once
   *[other] { $attempts } times
}). { $error }
alerts-next_try = Next try: { $moment }.
alerts-given_up = No further attempts will be made.
alerts-profile_trouble = { $count-n ->
    [one] A saved search could not be sent.
   *[other] { $count } saved searches could not be sent.
}
alerts-newest = { $count-n ->
    [one] One result in the last 90 days
   *[other] { $count } results in the last 90 days
}
alerts-many = 50 or more results in the last 90 days
alerts-nothing_yet = Nothing new yet.
alerts-trend_rising = { $name } is rising
alerts-trend_falling = { $name } is falling
alerts-of_openings = Openings
alerts-of_trends = Trends
alerts-stop_title = No more mail?
alerts-stop_words = Mail about “{ $name }” will stop. The search and its feed stay.
alerts-stop_all_words = Mail about all your saved searches will stop. The searches and their feeds stay.
alerts-stop_button = Stop the mail
alerts-stopped_title = Done
alerts-stopped_words = No more mail will come. You can switch it on again under Saved searches.
alerts-stop_dead_title = This link no longer works
alerts-stop_dead_words = The search it belonged to was deleted; no mail will come.

## confirm

confirm-title = Confirm your e-mail address
confirm-words = Press the button to confirm that this address is yours.
confirm-button = Confirm
confirm-done_title = Confirmed
confirm-done_words = Your address is confirmed. Saved searches can now reach you by mail.
confirm-dead_title = This link has been used or has expired
confirm-dead_words = Ask for a new one on your profile page.
confirm-wanted = Your e-mail address is not confirmed yet. Mail about saved searches needs that.
confirm-send = Send me the link
confirm-sent = The link is on its way to { $email }.
confirm-reset_title = Forgot your password?
confirm-reset_email = Your e-mail address
confirm-reset_send = Send me a link
confirm-reset_sent = If there is an account with this address, a link is on its way. It works for one hour.

## share

share-axis = Share of adverts that ask for it
share-owned = In-demand skills covered
share-fit = Average fit with adverts
share-gap_title = Skills asked of a { $role }
share-roadmap_title = Learning plan: { $role }
share-explore_title = Adverts by { $by }
share-trends_title = { $section }, change in four weeks: { $role }
share-sample = sample data
share-kind_owned = has it
share-kind_learned = ticked as learned
share-kind_missing = missing
share-kind_optional = missing, mostly optional
share-state_to_do = to do
share-state_learning = learning
share-state_done = done
share-column_skill = Skill
share-column_kind = Status
share-column_demand = Adverts that ask for it
share-column_interval = Likely range
share-column_place = Step
share-column_state = State
share-column_hours = Hours
share-column_until = Until
share-column_count = Adverts
share-column_base = Out of
share-column_share = Share
share-hours = Hours of study
share-finishes = Done by
share-button = Share
share-help = Anyone with the link sees these numbers as they are now.
share-with_name = Show my name
share-days = The link works for
share-days_value = { $days-n ->
    [one] { $days } day
   *[other] { $days } days
}
share-make = Make a link
share-made = Copy the link now; it is not shown again. You can revoke it under Saved searches.
share-list_title = Shared links
share-list_none = You have not shared anything.
share-list_row = { $title } · made { $made } · works until { $until }
share-list_over = { $title } · made { $made } · expired
share-revoke = Revoke
share-revoked = The link no longer works.
share-by = Shared by { $name }
share-moment = Numbers of { $moment }. They do not change.
share-moment_sample = Numbers of sample data, invented adverts. They do not change.
share-kind_page_gap = Skill gap
share-kind_page_roadmap = Roadmap
share-kind_page_explore = Explore
share-home = See the current numbers: Career Navigator
share-gone_title = This link no longer works
share-gone_words = It was revoked, or never existed.
share-expired_words = It has expired.
share-picture_alt = Chart: { $title }. The same numbers are in the table below.
share-embed_alt = Chart: { $title }. { $base }
share-embed_source = Source: Career Navigator
## operator

operator-state_title = Health
operator-store_problem = The database does not answer: { $problem }
operator-backup_old = The newest backup is older than two days, or there is none. Check that the collector is running and that the disk has space.
operator-disk_low = Less than 2 GB are free on the disk of the home folder.
operator-gigabytes = { $count } GB
operator-postings = Adverts
operator-sample = sample data
operator-snapshot = snapshot { $snapshot_id }
operator-collected = Collected
operator-collected_base = last successful pass
operator-users = Accounts
operator-users_base = registered
operator-backup = Newest backup
operator-backup_base = one a day, by the collector
operator-backup_off = backups are off
operator-disk = Free disk
operator-disk_base = on the disk of the home folder
operator-version = Version { $version } · { $store }
operator-backups = Backups
operator-backup_line = { "-" } { $moment } · { $size } kB
operator-no_backups = There is no backup yet.
operator-settings = Settings
operator-settings_help = What this dashboard runs with. For secrets you only see whether they are set.
operator-users_title = Users
operator-find = E-mail address begins with
operator-find_submit = Find
operator-no_user = No address begins like this.
operator-more_users = The first { $count } are listed; type more of the address for others.
operator-choose = Account
operator-choose_placeholder = Choose an account
operator-account = Account
operator-is_operator = operator
operator-is_member = member
operator-is_locked = locked
operator-since = since { $moment }
operator-last_visit = last visit { $moment }
operator-lock = Lock
operator-unlock = Unlock
operator-sign_out = Sign out everywhere
operator-signed_out = { $count-n ->
        [0] It was signed in nowhere.
        [one] One session has ended.
       *[other] { $count } sessions have ended.
    }
operator-reset = Link to a new password
operator-reset_help = Hand this link over with care: whoever opens it sets the password. It works once, until { $moment }, and is shown only now.
operator-sessions = { $count-n ->
        [0] Not signed in
        [one] Signed in once
       *[other] Signed in { $count } times
    }
operator-sessions_alt = Sessions of this account
operator-log = What happened to this account
operator-collector_title = Collector
operator-source_stale = { $name }: no pass has succeeded for three days.
operator-source_quiet = { $name }: nothing new for two weeks, though passes succeed.
operator-credits_today = Credits today
operator-credits_cap = of { $day } a day, { $run } a pass
operator-credits_month = Credits in 30 days
operator-credits_base = TheirStack
operator-boards = Company boards
operator-boards_base = { $count } removed or set aside
operator-boards_help = A board that was missing on two days in a row is set aside automatically. To add one, use the command `python -m collector boards add URL`.
operator-board = { $name } ({ $state })
operator-board_visited = visited
operator-board_removed = removed
operator-board_set_aside = set aside
operator-board_choose = Board
operator-board_placeholder = Choose a board
operator-board_back = Visit it again
operator-board_remove = Stop visiting it
operator-board_done = The next pass follows it.
operator-sources = Sources
operator-no_sources = No source has been visited yet.
operator-runs = Passes
operator-readings_title = Names and reports
operator-names_count = New names ({ $count })
operator-reports_count = Reports ({ $count })
operator-names_help = Names that appear in adverts next to known skills but are not known themselves, gathered after each pass. What you accept is read from the next pass on and appears on the pages after the dashboard’s next start; `python -m collector --reextract` reads the stored adverts again.
operator-reports_help = Mistakes that people have reported.
operator-no_names = No names are waiting. New ones come with the collector’s passes.
operator-no_reports = No reports are waiting.
operator-name_base = { $companies-n ->
        [one] One company
       *[other] { $companies } companies
    } · { $weeks-n ->
        [one] one week
       *[other] { $weeks } weeks
    } · { $adverts-n ->
        [one] one advert
       *[other] { $adverts } adverts
    }
operator-name_known = spelled like { $name }, and left unread
operator-accept = Accept
operator-reject = Reject
operator-later = Later
operator-alias_of = Another name of
operator-alias_placeholder = Choose a skill
operator-accept_alias = Accept as another name
operator-category = Category, for a skill of its own
operator-category_placeholder = Choose a category
operator-kind = Kind
operator-accept_skill = Accept as a skill
operator-decided = Decided.
operator-report = { $kind }: { $name }
operator-report_accepted = Accept
operator-report_rejected = Reject
operator-report_later = Later
operator-spelling = A spelling to read as { $name } (optional)
operator-spelling_help = Accepted with the report, it is read from the next pass on.
operator-log_title = Audit log
operator-log_help = Successful and failed sign-ins, changes to accounts, and what operators looked at. Entries are kept for { $days } days and cannot be changed.
operator-log_newest = The newest { $count } are shown.
operator-days = { $count-n ->
        [one] One day
       *[other] { $count } days
    }

## groups

groups-title = Groups
groups-intro = A career office or a course can see where its people stand, in shares only. You join by choice and leave at any time.
groups-mine = Groups I am in
groups-code = Code you were given
groups-invitation = { $name }, run by { $owner }
groups-sees =
    The group’s numbers show the same to the person who runs it and to every member: which target roles members have, how many are well on their way, which skills many lack, and which courses of up to 40 hours would help many.

    They never show who is a member or what any one of you said. Before it is counted, each of your answers is flipped at random in 15 of 100 cases. Shares are rounded to 10 %, nothing is shown for fewer than five members, and numbers are updated at most once a day, and only after five people have joined or left, or after four weeks.
groups-join = Join
groups-joined = You are in.
groups-numbers = What the group sees
groups-leave = Leave
groups-left = You have left. New numbers no longer include you.
groups-run = Groups I run
groups-run_help = Make a group, hand out its code, and see shares once five people have joined.
groups-code_help = Whoever has this code may join:
groups-name = Name of the group
groups-create = Make a group
groups-end = End this group
groups-end_help = All memberships and numbers are deleted. It cannot be undone.
groups-end_yes = End it
groups-counting = Counting…
groups-too_few = Numbers appear once the group has five members.
groups-base = At least { $count } members · made { $moment }
groups-aims = Target roles
groups-well_on = Have at least half of what their target role asks for
groups-gaps = Skills many lack for their target role
groups-courses = Courses of up to 40 hours that would make more adverts fit
groups-nothing_clear = Nothing stands out clearly from chance.
groups-row = { $name }: about { $share } (between { $low } and { $high })

## second

second-title = Two-step sign-in
second-code = Code
second-code_help = From your app, or one of your recovery codes.
second-cancel = Sign in as somebody else
second-late = That took too long. Please sign in again.
second-intro = After your password, you enter a code from an app on your phone, so nobody can sign in with the password alone.
second-begin = Set it up
second-scan = Scan this with an authenticator app, or type the secret below.
second-first_code = Code the app shows now
second-turn_on = Turn it on
second-on_now = Two-step sign-in is on.
second-codes_help = Keep these recovery codes where you can find them without your phone. Each works once. They are shown only now.
second-codes_kept = I have kept them
second-is_on = On since { $day }. { $count-n ->
        [0] No recovery code is left: turn it off and on again for new ones.
        [one] One recovery code is left.
       *[other] { $count } recovery codes are left.
    }
second-turn_off = Turn it off
second-off_now = Two-step sign-in is off.

## import

import-title = Import
import-intro = Adverts from a file: CSV, JSON, Excel, Parquet, XML, compressed or not, or the saved reply of a job board. You see a preview first; nothing is stored before you confirm.
import-upload = File, up to { $most } MB
import-upload_help = It is read by a separate process with limits on memory and time, and deleted after a day.
import-offered = Or a file in the folder for imports
import-offered_placeholder = Choose a file
import-folder = Larger files: put them into { $folder } and they are offered here.
import-options = What the file leaves open
import-name = Name of the import (optional)
import-name_help = Import again under the same name to update; `python -m collector --forget NAME` removes it. Without a name, the file’s name is used.
import-dates = Dates such as 11/09/2026
import-dates_open = as the column shows
import-dates_dmy = day first
import-dates_mdy = month first
import-pay = Pay without a period is for
import-pay_open = nothing: it is left out
import-pay_year = a year
import-pay_month = a month
import-pay_week = a week
import-pay_day = a day
import-pay_hour = an hour
import-map = Columns, one FIELD=COLUMN a line
import-map_help = Where a column was not understood: title, company, location, date_posted, description, url, salary and others, as the preview names them.
import-look = Look at it
import-looking = Looking at the file…
import-preview = What it is
import-known = a saved reply of { $name }
import-as = stored under { $name }
import-wanted = Would be stored
import-stored = Stored already
import-undated = Undated
import-older = Older than the window
import-repeated = Repeat others
import-refused = Refused
import-of = of { $rows-n ->
        [one] one row
       *[other] { $rows } rows
    }
import-problem = Refused: { $problem }
import-columns = Columns and the fields they become
import-ignored = Columns that are not used
import-summary = What the rows contain
import-postings = Adverts as they would be stored
import-asks = Asks for { $skills }
import-no_date = undated
import-yes_help = Nothing has been stored so far.
import-yes = Import it
import-running = { $name }: { $share }
import-waits = It continues if you leave this page. If the collector is running, it waits for it, up to ten minutes.
import-outcome = Last import: { $name }

## audit

audit-registered = Account created
audit-signed_in = Signed in
audit-sign_in_failed = Sign-in failed
audit-signed_out = Signed out
audit-signed_out_everywhere = Signed out everywhere
audit-session_ended = A session was ended
audit-password_changed = Password changed
audit-password_reset = Password set by a link
audit-reset_issued = Link to a new password made
audit-second_factor_on = Two-step sign-in turned on
audit-second_factor_off = Two-step sign-in turned off
audit-recovery_code_used = Recovery code used
audit-locked = Account locked
audit-unlocked = Account unlocked
audit-role_changed = Role changed
audit-key_made = Key made
audit-key_revoked = Key revoked
audit-deleted = An account was deleted
audit-operator_looked = An operator looked
audit-operator_decided = An operator decided
audit-imported = A file was imported
audit-by_you = You
audit-by_operator = Operator
audit-by_nobody = Unknown

## stage

stage-saved = Saved
stage-applied = Applied
stage-interview = Interview
stage-offer = Offer
stage-rejected = Rejected
stage-withdrawn = Withdrawn
stage-silent = No answer

## application_error

application_error-url = This is not a web address such as https://example.org/jobs/7.
application_error-field = This field cannot be changed.
application_error-title = Give the job a title.
application_error-note_long = A note may have up to { $most } characters.
application_error-day = The day must lie between { $first } and { $last }.
application_error-most = Up to { $most } applications are kept. Delete old ones first.
application_error-nothing = Write a note, choose a stage or set the next date.
application_error-no_undo = There is no change of stage to take back.
application_error-events = An application keeps up to { $most } events.

## applications

applications-title = My applications
applications-heading = { $sent-n ->
        [0] { $saved-n ->
            [one] One job saved
           *[other] { $saved } jobs saved
        }
       *[other] { $sent } applied, { $answered } answered, { $interviews-n ->
            [one] { $interviews } interview
           *[other] { $interviews } interviews
        }
    }
applications-invitation = Keep every job you apply for in one place: a copy of the advert’s facts, what happened and when, what comes next, and how many answer. Sign in or create an account, and you come back here.
applications-empty = Nothing here yet. Save a job, read an advert you found elsewhere, or enter a job by hand.
applications-none_in_stage = No application is in this stage.
applications-all = All { $count }
applications-stage_count = { $stage } { $count }
applications-stage = Stage
applications-view = Show as
applications-view_list = List
applications-view_board = Board
applications-ended = Over
applications-enter = Enter a job
applications-enter_submit = Save
applications-entered = Saved: { $title }.
applications-field_title = Title
applications-field_company = Company
applications-field_url = Address of the advert (https://…)
applications-field_place = Place
applications-field_pay = Pay, in the advert’s words
applications-since = { $stage } since { $day }
applications-by_itself = No answer for 30 days
applications-by_itself_help = You did not enter this: 30 days have passed without news. “Still waiting” starts the count again.
applications-fit_then = Fit when saved: { $fit }
applications-next = Next: { $day }
applications-closed = The advert has been closed since { $day }
applications-details = Details
applications-do_applied = I applied
applications-do_interview = Interview
applications-do_offer = Offer
applications-do_rejected = Rejected
applications-do_withdrawn = Withdraw
applications-do_waiting = Still waiting
applications-do_undo = Undo
applications-done = { $title }: { $stage }.
applications-noted = Noted.
applications-saved = Saved. It is in “My applications”.
applications-kept = You have noted more about this one, so it stays in “My applications”, where you can delete it.
applications-changed = This was changed in another tab in the meantime; nothing was saved.
applications-gone = This application no longer exists.
applications-deleted = Deleted: { $title }.
applications-conflict = “{ $title }” was changed in another tab in the meantime: it is now { $now }. You wanted: { $wanted }.
applications-conflict_do = Do it anyway
applications-conflict_leave = Leave it as it is
applications-wanted_note = a note
applications-wanted_undo = undo the last change
applications-wanted_change = correct the job
applications-wanted_delete = delete it
applications-calendar = Calendar file
applications-calendar_help = The next date of each application, with a reminder the morning before.
applications-calendar_name = My applications
applications-calendar_entry = { $title }, { $company }
applications-proof = Proof of applications
applications-proof_help = A CSV of the applications to which something happened in these days, without your notes.
applications-proof_days = Days
applications-proof_pick = Choose the last day too.
applications-proof_csv = CSV ({ $count })
applications-proof_code = The same with a program, with a key from your profile in $CAREER_NAVIGATOR_KEY:
applications-answers = Who answers?
applications-answered = Answered
applications-interviewed = Led to an interview
applications-counted = { $count } of { $base }, each at least 30 days old
applications-too_few = Too few to tell: { $settled-n ->
        [0] none of your applications is
        [one] one of your applications is
       *[other] { $settled } of your applications are
    } at least 30 days old, and a share is shown from { $floor } on.
applications-rate_help = Interview, offer and rejection are answers. Younger applications are left out: their quick answers are in, their slow ones are not. So is what you withdrew before. The interval takes each application as independent.
applications-verdict_more = A better fit does get more answers: with a fit of 70% or more, { $points } points more were answered (likely between { $low } and { $high }).
applications-verdict_fewer = A better fit got fewer answers here: with a fit of 70% or more, { $points } points (likely between { $low } and { $high }).
applications-verdict_unclear = These { $count } applications cannot show whether a better fit gets more answers: the difference is { $points } points, likely between { $low } and { $high }.
applications-verdict_too_few = Whether a better fit gets more answers is shown once { $floor } applications with a fit of 70% or more and { $floor } with less are 30 days old.
applications-bands = By fit when saved
applications-band = { $low } to { $high }
applications-band_unknown = Not known
applications-band_total = All
applications-band_sent = Applied
applications-band_answered = Answered
applications-band_interviews = Interviews
applications-band_settled = At least 30 days old
applications-band_fit = Fit when saved
applications-band_share = Share answered

## application

application-facts = Saved { $day }
application-advert = Open the advert
application-posting = What we found in it
application-happened = What happened?
application-stage = New stage
application-no_stage = No change
application-day = Day
application-note = Note
application-next = Next date
application-next_help = It goes into the calendar file; until then it does not count as unanswered.
application-write = Save
application-history = History
application-event_stage = { $stage }
application-event_note = Note
application-event_waiting = Still waiting
application-event_undo = Last change undone
application-event_next = next date { $day }
application-skills = What it asked for
application-skills_note = As read when it was saved.
application-correct = Correct the job
application-save = Save the corrections
application-delete = Delete
application-delete_sure = Deletes it with its history, for good.
application-delete_submit = Delete this application

## advert

advert-title = Read an advert
advert-heading = { $title }: you fit { $fit }
advert-intro = Paste any advert: you see what it asks for, how well you fit, and what to learn. Nothing is stored unless you save it.
advert-text = Text of the advert
advert-job_title = Job title (optional)
advert-read = Read it
advert-reading = Reading. The first advert takes some seconds longer.
advert-again = Read another one
advert-nothing = No skill was found in this text. Is it the part that says what is asked for?
advert-language = It is written in a language we do not read yet. We read English, German, French and Spanish.
advert-read_as = Read as: { $role }
advert-no_role = The title names no role we know; demand is over all roles.
advert-few_role = Too few adverts for { $role }; demand is over all roles.
advert-musts = Must-haves you have
advert-musts_value = { $count } of { $total }
advert-fit = Fit
advert-fit_help = The share you have of what it asks for. A must-have counts three times as much as a nice-to-have; a skill of yours that can stand in for it counts half. The same number as for collected adverts.
advert-no_fit = Name your skills to see how well you fit.
advert-missing = What you lack
advert-missing_none = You lack nothing that it asks for.
advert-missing_line = { $ask } · { $hours } h
advert-missing_demand = asked for in { $share } of adverts
advert-one_of = or { $names }
advert-learn = Learn for this one
advert-learn_intro = { $steps-n ->
        [one] One step, { $hours } hours
       *[other] { $steps } steps, { $hours } hours
    }: about { $weeks-n ->
        [one] one week
       *[other] { $weeks } weeks
    } at 8 hours a week.
advert-learn_step = { $name }, { $hours } h
advert-learn_before = { $name }, { $hours } h, before { $skill }
advert-learn_submit = Put these on my plan
advert-learned = { $count-n ->
        [one] One skill is
       *[other] { $count } skills are
    } on your plan.
advert-learn_visitor = Create an account to put these on a plan
advert-ask_required = must-have
advert-ask_optional = nice to have
advert-ask_mentioned = only mentioned
advert-where = Where it says so
advert-skills = Everything that was read
advert-base = Demand: { $count-n ->
        [one] one advert
       *[other] { $count } adverts
    } of the last 90 days
advert-save = Save as application
advert-save_invitation = Sign in to save this as an application. You come back here, and the text is still there.
advert-saved = Saved. It is in “My applications”.

## paper

paper-title = My plan: { $role }
paper-dated = Made on { $day } with Career Navigator
paper-footer = Career Navigator · { $day } · { $count-n ->
        [one] from one advert
       *[other] from { $count } adverts
    } up to { $last }
paper-stand = Where I stand
paper-owned_count = I have { $owned } of the { $asked } skills asked for most.
paper-fit_count = I have at least half of what { $fit } of { $rated } adverts ask for; with two more skills, { $near } more.
paper-readiness = On average I have { $before } of what an advert asks for; after this plan, { $after }.
paper-owned = I have:
paper-missing = Still to learn, most asked for first:
paper-steps = The steps
paper-steps_intro = { $hours } hours of study, { $week } a week, done by { $day }.
paper-column_step = Step
paper-column_hours = Hours
paper-column_until = Until
paper-column_demand = Asked for
paper-more = { $count-n ->
        [one] One more step is on the Roadmap page.
       *[other] { $count } more steps are on the Roadmap page.
    }
paper-sources = What to learn from
paper-source = { $provider } · { $hours } h · { $cost } · { $url }
paper-no_sources = No source is listed for these steps.
paper-base = What this is based on
paper-base_line = { $postings-n ->
        [one] One advert
       *[other] { $postings } adverts
    } of { $companies-n ->
        [one] one company
       *[other] { $companies } companies
    }, posted { $first } to { $last }.
paper-method = “Asked for” is the share of these adverts that ask for the skill. The steps are in the order that raises your fit fastest; prerequisites come first.
paper-button = My plan on paper (PDF)
paper-button_help = Two pages: where you stand, the steps with boxes to tick, what to learn from, and what the numbers are based on.
## level

level-intern = Intern
level-junior = Junior
level-mid = Mid
level-senior = Senior
level-lead = Lead
level-principal = Principal
level-manager = Manager
level-executive = Executive

## experience

experience-first_year = 1st Year
experience-second_year = 2nd Year
experience-third_year = 3rd Year
experience-fourth_year = 4th Year
experience-intern = Intern
experience-junior = Junior
experience-mid_level = Mid-level
experience-senior = Senior
experience-lead = Lead
experience-principal = Principal

## difficulty

difficulty-beginner = Beginner
difficulty-intermediate = Intermediate
difficulty-advanced = Advanced

## value: what a table writes for a coded value of its data

value-rising = rising
value-falling = falling
value-no_detectable_change = no detectable change
value-shared = both
value-first_only = first only
value-second_only = second only
value-owned = have it
value-learned = if learned
value-missing = missing
value-optional = nice to have
value-to_do = to do
value-learning = learning
value-done = done
value-basics = basics
value-working = working level

## kind: what sort of thing a skill is

kind-language = Language
kind-framework = Framework
kind-library = Library
kind-tool = Tool
kind-platform = Platform
kind-database = Database
kind-concept = Concept
kind-method = Method
kind-soft = Soft skill

## category: what a skill belongs to

category-languages = Programming languages
category-frontend = Frontend
category-mobile = Mobile
category-backend = Backend
category-databases = Databases
category-testing = Testing
category-data-engineering = Data engineering
category-analytics = Analytics
category-machine-learning = Machine learning
category-cloud = Cloud
category-devops = DevOps
category-security = Security
category-systems = Systems
category-games-graphics = Games and graphics
category-engineering-practice = Engineering practice
category-enterprise = Enterprise software
category-product-design = Product and design
category-soft-skills = Soft skills
category-spoken-languages = Spoken languages

## few: too little to say something

few-none = No adverts yet
few-rank = { $count-n ->
        [one] { $count } advert
       *[other] { $count } adverts
    }: too few to be sure
few-trend = { $count-n ->
        [one] { $count } advert
       *[other] { $count } adverts
    }: too few to tell a trend
few-pay = { $count-n ->
        [one] { $count } advert
       *[other] { $count } adverts
    }: too few to tell the pay
few-collecting = Collecting since { $begun }: changes can be shown from { $told } on
few-try_window = a longer time span
few-try_country = every country
few-try_level = every level
few-try_place = every place
few-try_work_model = remote, hybrid and on site
few-try_source = every source
few-try_all = no filters
few-try_filters = fewer filters
few-try_collecting = collecting more adverts
few-try_counted = { $wider } ({ $count-n ->
        [one] { $count } advert
       *[other] { $count } adverts
    })

## why: why an advert does not count

why-not_in_snapshot = not in the snapshot
why-sample = sample advert beside collected ones
why-duplicate = duplicate
why-not_read = in a language we do not read
why-undated = the advert has no date

## forecast: what forecasts

forecast-exponential_smoothing = exponential smoothing
forecast-damped_trend = damped trend

## calendar: what stands in a calendar file

calendar-name = Roadmap: { $role }
calendar-title = Learn { $name } ({ $hours } h)
calendar-notes = Step { $place } towards { $role }.

## account_error: what registration, sign-in and profile refuse

account_error-credentials = Incorrect email or password
account_error-token = Could not validate credentials
account_error-attempts = Too many attempts. Try again in { $count-n ->
        [one] { $count } second
       *[other] { $count } seconds
    }.
account_error-stale = User data was modified by another request. Please try again.
account_error-taken = Email already registered
account_error-current_password = The current password is wrong.
account_error-email = This is not an e-mail address such as name@example.org.
account_error-text = { $field } must be text.
account_error-long = { $field } may have up to { $limit } characters.
account_error-characters = { $field } contains characters that cannot be shown.
account_error-fixed = This field cannot be changed.
account_error-years = { $field } must be a number from 0 to { $most }.
account_error-skill_years = Give a number of years for each skill by its name.
account_error-degree = The degree must be one of: { $degrees }.
account_error-level = Experience level must be one of: { $levels }.
account_error-role = There is no role { $name } here.
account_error-progress = Progress must name the state of each skill.
account_error-skill_levels = Skill levels must name the level of each skill.
account_error-skill_level = A skill level must be one of { $levels }, by skill.
account_error-evidence = Evidence must be a list of up to { $most } entries.
account_error-evidence_entry = Evidence has a skill, a kind and a text.
account_error-evidence_kind = The kind of evidence must be one of { $kinds }, by skill.
account_error-progress_states = Progress must be one of { $states }, by skill.
account_error-preferences = Up to { $most } preferences can be kept.
account_error-preference_name = A preference has a plain name such as hours_per_week.
account_error-preference_value = A preference is a short text, a number, or true or false.
account_error-preference_language = There is no language { $name } here; there is { $languages }.
account_error-list = { $field } must be a list of texts.
account_error-entries = { $field } may have up to { $most } entries.
account_error-password_characters = The password contains characters that cannot be used.
account_error-password_short = Use at least { $least } characters.
account_error-password_long = Use at most { $most } bytes: up to { $most } plain letters, fewer with accents.
account_error-password_common = This password is among the first that attackers try. Choose another.
account_error-password_personal = The password must not be built from your name or e-mail address.
account_error-password_same = The new password is the same as the old one.
account_error-report_posting = There is no posting with this id.
account_error-report_words = Name the posting, or say where the words stand.
account_error-key_name = Give the key a name, such as the program that will use it.
account_error-key_days = A key lasts 1 to { $most } days.
account_error-key_most = An account holds at most { $most } keys; revoke one first.
account_error-key_unknown = You have no key with this id.
account_error-session_unknown = You have no session with this id.
account_error-operators_only = Only an operator may do this.
account_error-own_lock = You cannot lock your own account.
account_error-own_password = Change your own password on your profile.
account_error-is_locked = The account is locked: unlock it first.
account_error-password_breached = This password is known from a breach of another site. Choose another.
account_error-email_lookalike = The address mixes letters of alphabets that look alike. Please type it again.
account_error-factor_needed = Send the code of your second factor as well.
account_error-factor_bad = The code is wrong or has been used before.
account_error-factor_there = There is a second factor already.
account_error-factor_wrong = This is not the code of the app. Check that its clock is right and try again.
account_error-group_name = Give the group a name, such as the course or the year.
account_error-group_most = An account runs at most { $most } groups; end one first.
account_error-group_code = No group has this code. Ask who gave it to you for a new one.
account_error-group_joined = You are in { $most } groups; leave one first.
account_error-group_full = The group has { $most } members, which is the most there can be.
account_error-key_read_only = This key is read-only. Make a full one, or sign in.
account_error-key_not_enough = A key may not do this. Sign in with your password.

## account_field: what the fields of an account are called in these sentences

account_field-email = Email
account_field-full_name = Full name
account_field-location = Location
account_field-experience_years = Years of work
account_field-skill_years = Years with a skill
account_field-degree_subject = Subject
account_field-experience_level = Experience level
account_field-skills = Skills
account_field-target_roles = Target roles
account_field-progress = Progress
account_field-preferences = Preferences
account_field-posting = Advert
account_field-words = Words
account_field-name = Name
account_field-other = This field

## resume_error: why a résumé cannot be read, and what to do

resume_error-readable = Choose a PDF, DOCX, ODT, RTF, TXT, HTML or Markdown file, a JSON Resume, a Europass CV or LinkedIn’s ZIP.
resume_error-paste = You can also paste its text into a .txt file and choose that.
resume_error-too_long = Reading this file takes too long. Save it without pictures, or choose it as TXT.
resume_error-busy = Other résumés are being read. Try again in a minute.
resume_error-gave_up = This file cannot be read: it takes too much time or memory. Save it without pictures, or choose it as TXT.
resume_error-out_of_order = Résumés cannot be read at the moment. Try again in a minute.
resume_error-unreadable = This file cannot be read: it is damaged or not what its name says. Save it again, or choose it as TXT.
resume_error-memory = Reading this file takes too much memory. Save it without pictures, or choose it as TXT.
resume_error-doc = The old .doc format cannot be read. Open the file in Word or LibreOffice and save it as DOCX or PDF.
resume_error-pages = A Pages document cannot be read. In Pages choose File, Export To, and then Word or PDF.
resume_error-picture = This file is a picture and holds no text. Choose the résumé as it was written (PDF, DOCX), run the picture through text recognition (OCR), or type its text into a .txt file.
resume_error-locked = This document is protected by a password. Save a copy without the password and choose that.
resume_error-damaged = This file is damaged or not what its name says. Save it again, or as PDF or TXT.
resume_error-no_text = There is no text in this file. { $readable }
resume_error-no_words = There is no text in this file. Export the résumé again, or choose it as TXT.
resume_error-large = The file is larger than 5 MB. Save it without pictures, or as TXT, and choose that.
resume_error-empty = The file is empty. Check that it was saved, and choose it again.
resume_error-kind = Files of this kind cannot be read. { $readable }
resume_error-no_pdf = This file’s name ends in .pdf, but it is no PDF or is damaged. { $readable }
resume_error-not_text = This file is not text, although its name says so. { $readable }
resume_error-misnamed = This file is { $kind }, although its name ends in .{ $ending }. Change the ending to .{ $right } and choose it again.
resume_error-kind_pdf = a PDF
resume_error-kind_docx = a Word document
resume_error-kind_odt = an OpenDocument text
resume_error-kind_rtf = an RTF document
resume_error-bomb = This document unpacks to far more than a résumé. Save it again without its pictures, or as PDF.
resume_error-document_damaged = This document is damaged or incomplete. Open it in your word processor and save it again, or save it as PDF.
resume_error-document_no_text = There is no text in this document; it may hold only pictures. Export the résumé from the program it was written in.
resume_error-pdf_scan = This PDF is a scan: its pages are pictures and hold no text. Run it through text recognition (OCR), or export the résumé as PDF from the program it was written in. { $paste }
resume_error-pdf_outlines = The letters of this PDF are drawn as outlines and hold no text. Export it again with fonts embedded and without "convert text to outlines". { $paste }
resume_error-pdf_form = The text of this PDF stands in the fields of a form, which cannot be read. Print the filled form to a new PDF and choose that. { $paste }
resume_error-pdf_locked = This PDF is protected by a password. Save a copy without the password and choose that.
resume_error-pdf_damaged = This PDF is damaged or incomplete and cannot be opened. Export it again from the program it was written in, or save it as DOCX or TXT.
resume_error-pdf_no_text = There is no text in this PDF. Export the résumé again from the program it was written in.
resume_error-pdf_pages = This PDF has { $count } pages; a résumé of up to { $most } pages can be read. Save only the résumé’s pages as a PDF of their own.
resume_error-json = This JSON file is neither a JSON Resume (jsonresume.org) nor a Europass CV. Choose one of these, or your résumé as PDF, DOCX or TXT.
resume_error-linkedin = This ZIP is not LinkedIn’s copy of your data: it holds no Skills.csv, Positions.csv or Profile.csv. Choose that copy, or your résumé as PDF, DOCX or TXT.
resume_error-linkedin_damaged = This ZIP is damaged or locked. Download the copy of your data again.
resume_error-europass = The Europass data in this file is damaged. Export it again, or choose your résumé as PDF, DOCX or TXT.

## resume_note: what of a file gave no text

resume_note-long = Only the beginning of this file was read: it is longer than any résumé.
resume_note-silent = { $count-n ->
        [one] Page { $pages } is
       *[other] Pages { $pages } are
    } a picture or empty and gave no text.

## advert_error: why a pasted advert cannot be read, and what to do

advert_error-empty = Paste the text of an advert.
advert_error-too_long = An advert may have up to { $most } characters. Paste the part that says what is asked for.
advert_error-gave_up = This text cannot be read now. Try again in a minute, or paste less of it.

## share_error

share_error-days = A link lasts 1 to { $most } days.
share_error-most = An account holds at most { $most } links; revoke one first.

## api_error: refusals of the API that a person reads

api_error-role = There is no role { $name } here.
api_error-skill = There is no skill { $name } here.
api_error-snapshot = There is no snapshot { $name } (any more).
api_error-posting = There is no advert { $name } (any more).
api_error-not_target = Role '{ $name }' is not in your target roles. Available: { $available }
api_error-no_targets = none yet; add some with PUT /auth/me
api_error-skills_or_token = Leave out either `skills` or the token: a token speaks for the skills of its account.
api_error-resume_part = Send the résumé as multipart/form-data, in a part called “file” with its file name.
api_error-table = The section { $section } has no table { $table }.
api_error-body = The body is larger than { $most } KB.
api_error-since = `since` lies after `until`.
api_error-posting_or_job = Give either `posting_id`, to save a copy of that posting, or the job in your own words.
api_error-account = There is no account with this id.
api_error-board = No such board was ever visited. Add one with `python -m collector boards add URL`.
api_error-report = There is no report with this id.
api_error-try_applications = an id from /applications
api_error-no_mail = This server sends no mail.
api_error-no_mail_link = This server sends no mail. Its operator can give you a link.
api_error-no_postings = There are no adverts for this.
api_error-no_picture = There is no picture of this section.
api_error-no_step = no step is left
api_error-group = You are in no group with this id, and run none.
api_error-search = You have no saved search with this id.
api_error-feed = There is no such feed (any more).
api_error-share = You have no shared link with this id.
api_error-name_role = Name a role.
api_error-try_section = another section
api_error-try_roles = all roles
api_error-try_groups = an id from /profile/groups
api_error-try_searches = an id from /searches
api_error-try_shares = an id from /shares
api_error-try_alternatives = one of the alternatives
api_error-try_current = leave the snapshot out
api_error-try_postings = an id from /postings
api_error-busy = The server is busy. Try again in a few seconds.
api_error-store = The store does not answer.
api_error-rate = Too many requests. Try again in { $count-n ->
        [one] { $count } second
       *[other] { $count } seconds
    }.
