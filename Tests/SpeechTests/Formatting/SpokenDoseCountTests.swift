import Artifacts
import Speech
import Testing

/// Clinicians leave out the unit of a dose that all know; the number that follows is not part of it.
@Suite struct `A dose without its unit and what is counted after it` {
    @Test(arguments: [
        ("Gabapentin six hundred three times a day.", "Gabapentin 600 3 times a day."),
        ("Clindamycin three hundred four times a day.", "Clindamycin 300 4 times a day."),
        (
            "We'll use ibuprofen eight hundred three times daily with food.",
            "We'll use ibuprofen 800 3 times daily with food."
        ),
        ("Metoprolol fifty two times a day.", "Metoprolol 50 2 times a day."),
        ("Metoprolol fifty-two times a day.", "Metoprolol 50 2 times a day."),
        ("Gabapentin 603 times a day.", "Gabapentin 600 3 times a day."),
        ("Tylenol five hundred two tablets at night.", "Tylenol 500 2 tablets at night."),
        ("Metformin five hundred one tablet twice daily.", "Metformin 500 1 tablet twice daily."),
        ("Metoprolol fifty one tablet daily.", "Metoprolol 50 1 tablet daily."),
        ("Naproxen two twenty two tablets.", "Naproxen 220 2 tablets."),
        ("Sertraline one hundred one and a half tablets.", "Sertraline 100 1.5 tablets."),
        ("Hydralazine twenty five three times a day.", "Hydralazine 25 3 times a day."),
        ("Dialysis dose two fifty three times a week.", "Dialysis dose 250 3 times a week."),
        ("Sertraline fifty one at bedtime.", "Sertraline 50 1 at bedtime."),
        ("Carvedilol three point one two five two times a day.", "Carvedilol 3.125 2 times a day."),
        ("Symbicort one sixty four point five two puffs.", "Symbicort 160/4.5 2 puffs."),
        ("Bactrim eight hundred one sixty twice daily.", "Bactrim 800/160 twice daily."),
        ("Sitagliptin metformin fifty one thousand twice daily.", "Sitagliptin metformin 50 1000 twice daily."),
        ("Lisinopril hydrochlorothiazide twenty twelve point five.", "Lisinopril hydrochlorothiazide 20/12.5."),
        ("Percocet 5 10 tablets.", "Percocet 5 10 tablets."),
        ("Two ten milligram tablets at bedtime.", "Two 10 mg tablets at bedtime."),
        ("Two five millimeter ports were placed.", "Two 5 mm ports were placed."),
        ("The hemoglobin A one C seven one.", "The hemoglobin A1c 7.1."),
        ("It rose from six point nine to nine one.", "It rose from 6.9 to 9 1."),
    ])
    func `are two numbers`(said: String, written: String) {
        #expect(formatted(said).plainText == written)
    }

    @Test(arguments: [
        ("He voids twenty two times a day.", "He voids 22 times a day."),
        ("Dispense ibuprofen forty two tablets.", "Dispense ibuprofen 42 tablets."),
        ("Clonazepam zero point two five tablets.", "Clonazepam 0.25 tablets."),
        ("Levothyroxine eighty eight daily.", "Levothyroxine 88 daily."),
        ("Temperature one hundred two pulse ninety eight.", "Temperature 102 pulse 98."),
        ("Amoxicillin two fifty milligram capsules.", "Amoxicillin 250 mg capsules."),
        ("A three point four centimeter mass.", "A 3.4 cm mass."),
        ("Six point five millimeter stones.", "6.5 mm stones."),
        ("She counted one hundred two steps.", "She counted 102 steps."),
        ("Seen in twenty twelve and in nineteen ninety nine.", "Seen in 2012 and in 1999."),
        ("She took fifty two tablets of it in one night.", "She took 52 tablets of it in one night."),
    ])
    func `stay one number where nothing else was counted`(said: String, written: String) {
        #expect(formatted(said).plainText == written)
    }
}
