"""Invented agency copy in English, and what others make of it."""

TALKS = """Norland and Ostria agree to extend truce by 30 days
GENOA - Negotiators from Norland and Ostria agreed on Wednesday to extend their truce by 30 days and to resume prisoner exchanges next week, mediators said after two days of talks in Genoa.
The deal, the third extension since January, will also let 120 aid trucks a day into the besieged town of Velm, according to a joint statement.
“This is a fragile step, but it is a step that keeps people alive,” said the United Nations envoy, Maria Lindqvist.
Norland’s foreign minister, Erik Sund, told reporters that his delegation had insisted on monitors along the Tarn river, a demand Ostria had long rejected.
“We will not sign a peace that leaves our border villages undefended,” he said.
Ostria’s defence ministry said that three of its soldiers had been wounded by shelling overnight, and accused Norland of violating the truce on 14 occasions.
More than 9,000 people have been killed since the conflict broke out in 2024."""

TALKS_LEAD = """Breathing space for Velm as talks end
For the families queueing at the bakery on Mill Street, diplomacy has so far meant little more than quieter nights. That may be about to change: from next week, lorries loaded with flour, insulin and diesel should again be allowed through the northern checkpoint, provided that the guns stay silent."""

TALKS_REWRITTEN = """Truce in Norland conflict gets another month
The truce between Norland and Ostria will run for 30 more days, mediators said on Wednesday, and both sides are to resume prisoner exchanges next week.
The announcement came after two days of talks in Genoa. A joint statement also promises that 120 aid trucks a day will reach the besieged town of Velm. It is the third extension since January.
UN envoy Maria Lindqvist struck a cautious note. “This is a fragile step, but it is a step that keeps people alive,” she said.
Erik Sund, Norland’s foreign minister, had pressed for monitors along the Tarn river, something Ostria had long rejected. “We will not sign a peace that leaves our border villages undefended,” he told journalists.
The shelling has not stopped altogether: Ostria’s defence ministry reported three of its soldiers wounded overnight and said Norland had broken the truce on 14 occasions.
The war, which broke out in 2024, has cost more than 9,000 lives."""

TALKS_INDEPENDENT = """Analysis: why Ostria blinked in Genoa
When Erik Sund walked out of the palazzo on Wednesday evening, he did something he has not done all year: he smiled. The Norland minister had come to Genoa for river monitors, and he had got them.
Ostria’s climbdown owes less to diplomacy than to arithmetic. Its harvest failed, its reserves are down to four months of imports, and conscripts from the eastern provinces no longer answer their papers.
“We will not sign a peace that leaves our border villages undefended,” Sund repeated, a line written for voters at home as much as for the other delegation.
For Maria Lindqvist, the UN envoy, the prize is Velm. Getting flour into the town would vindicate a mediation that several capitals had written off after the collapse of the spring round.
Yet the hard questions are untouched. Nobody has begun to discuss who governs the Tarn valley, and the prisoner lists remain a source of bitter dispute.
A month is a long time in this war. It is also a very short one."""

TALKS_FRENCH = """La Norlande et l’Ostrie prolongent leur trêve de 30 jours
Les négociateurs de la Norlande et de l’Ostrie sont convenus mercredi de prolonger leur trêve de 30 jours et de reprendre les échanges de prisonniers la semaine prochaine, ont indiqué les médiateurs après deux jours de discussions à Gênes.
L’accord, troisième prolongation depuis janvier, permettra à 120 camions d’aide par jour d’entrer dans la ville assiégée de Velm, selon un communiqué commun.
« C’est un pas fragile, mais un pas qui garde des gens en vie », a dit l’envoyée des Nations unies, Maria Lindqvist.
Le ministre des Affaires étrangères, Erik Sund, a dit à la presse que sa délégation avait insisté sur des observateurs le long du Tarn.
Plus de 9.000 personnes ont été tuées depuis le début du conflit en 2024."""

STRIKE = """Halden Motors workers vote to strike at three plants
Workers at Halden Motors voted on Friday to walk out at three plants from Monday after rejecting a pay offer of 3.5 percent, the Metal Union said.
Some 11,400 employees in Redbrook, Ashby and Colne will take part in the first all-out stoppage at the carmaker since 2009.
“The company made record profits and offered our members a pay cut in real terms,” general secretary Joan Pritchard said in a statement.
Halden said it was disappointed and that the offer was worth 6 percent once bonuses were counted.
“We remain ready to talk at any hour of the day,” a spokesman said, adding that deliveries of the electric Halden Vireo could be delayed by several weeks.
Analysts at Crane Securities estimated that each week of strike would cost the company 85 million pounds.
Shares in Halden fell 4.1 percent in morning trading."""

STRIKE_REWRITTEN = """Halden strike to halt three factories from Monday
More than 11,000 car workers will walk out on Monday in Redbrook, Ashby and Colne. The Metal Union announced the result of its ballot on Friday after its members turned down a pay offer of 3.5 percent.
“The company made record profits and offered our members a pay cut in real terms,” said Joan Pritchard, the union’s general secretary.
It is the first all-out stoppage at the carmaker since 2009. Halden Motors, which says that the offer was worth 6 percent once bonuses were counted, warned that customers waiting for the electric Halden Vireo could have to wait several weeks longer.
A spokesman insisted: “We remain ready to talk at any hour of the day.”
The bill may be steep. According to Crane Securities, each week of strike would cost the company 85 million pounds. The shares lost 4.1 percent in the morning."""

STRIKE_INDEPENDENT = """Redbrook braces for its first picket line in a generation
Outside gate four, somebody has already stacked pallets for the braziers. Nobody under forty at the Redbrook plant has ever been on strike, and the stewards are handing out photocopied rules.
Keith Dunmore, who fits dashboards, says he voted for the walkout with a heavy heart. His rent went up by a fifth this year, his hourly rate by forty pence.
Joan Pritchard came by at lunchtime to cheers. The Metal Union leader told the crowd that Halden Motors could end the dispute with one telephone call.
In the high street, shopkeepers remember 2009, when the cafés emptied and two never opened again. The council is discussing a hardship fund.
Management has stopped giving interviews. A notice on the canteen door says only that Monday’s shifts are cancelled and that lockers must be emptied by Sunday.
Production of the Vireo, the model on which the town’s future depends, was due to double in June."""

FIRE = """Wildfire near Las Palmas de Arriba forces 2,300 to flee
A wildfire fanned by strong winds has forced 2,300 people from their homes near Las Palmas de Arriba, regional authorities said on Sunday.
The blaze has burned 1,800 hectares of pine forest since it broke out on Friday close to the A-37 motorway, which is closed in both directions.
“The wind changed twice during the night and our crews had to pull back,” fire chief Elena Rubio told state television.
Nine water-dropping aircraft and 340 firefighters are at work, and reinforcements are expected from Portugal.
One man was taken to hospital with burns after trying to save his horses."""

ABOUT = """Sign up for our free newsletter and get the best of our journalism delivered straight to your inbox every weekday morning.
Our reporting is funded by readers like you, and every contribution, however big or small, helps us to keep asking the questions that matter.
Comments are moderated in advance and remain the sole responsibility of those who write them, in accordance with our house rules.
No part of this page may be copied, stored or distributed without the prior written permission of the publisher."""

BRIDGE = """Council approves 12 million pound footbridge
The Norwick council has approved plans for a footbridge across the River Ware at Millgate.
Work on the 140-metre span is due to begin in October and to take two years.
“It will put the station ten minutes from the hospital,” said councillor Derek Amos.
Opponents say the money should go to the bus network instead."""

ORCHID = """Rare orchid found in Hexley quarry
Botanists have found 43 specimens of the ghost orchid in a disused quarry near Hexley.
The plant was last recorded in the county in 1986 and was thought to be lost.
The exact location is being kept secret to protect it from collectors.
Susan Boyle-Reid of the Wildflower Trust called it the find of a lifetime."""
