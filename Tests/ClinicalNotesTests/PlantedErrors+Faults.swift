/// Statements of reference notes that are not true of what was said.
///
/// All statements that the check alarmed at were read beside the turns that they are compared with, and those of
/// mts-dialog/valid.csv that it did not alarm at too. One is listed, and neither counted as true nor planted with an error, where
/// those turns plainly lack what it states, or say otherwise: a number, drug or side that nobody said, an unanswered question, the
/// other knee. Where a reader could doubt, it is not listed. The key is the 64-bit FNV-1a of the statement's UTF-8, since the data
/// is not ours to copy; the value is what the turns say.
extension PlantedErrors {
    static func isFaulty(_ statement: String) -> Bool {
        let digest = statement.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return faults[digest] != nil
    }

    private static let faults: [UInt64: String] = [
        0x0C0A_A432_DFB4_AE32: "pain of the right foot",
        0x14BF_0116_2104_208B: "no year",
        0x1F55_22C9_B91A_E047: "boils are reported",
        0x23F1_C340_2F9E_6236: "no magnesium",
        0x27F0_43BE_DAD4_E7ED: "no such year",
        0x28C0_917F_C3F0_AAA5: "no word of it",
        0x2B7B_40F3_6BAE_1F9C: "no treatment before is denied",
        0x3496_EC39_01CA_9446: "no deformity",
        0x4E35_716A_90B5_3271: "no side",
        0x52F5_B819_5E6C_C934: "no side",
        0x58D9_2C15_4AAC_B94E: "a fracture of the right foot",
        0x5E48_DC49_F30B_4457: "another weight",
        0x60EA_58E3_8601_A599: "no number",
        0x6511_6786_AB77_7F35: "the count has increased",
        0x7EC1_ACAE_CAE8_0947: "no side",
        0x8056_06BF_8CFC_918F: "no Bumex",
        0x80AD_8F8D_2687_C8F5: "the right wrist and hand",
        0x80DF_92F0_3C42_C282: "no side",
        0x8282_3FD6_A70F_4229: "no word of it",
        0x86AB_4980_9B8D_DE2C: "no weight",
        0x88C6_57B9_3ACB_5082: "no side",
        0x8E02_07B0_38B2_4EEC: "smoking is denied",
        0x9092_3303_8342_82A8: "no year",
        0x9BD3_CB0A_C111_0A68: "another number",
        0xA08A_6F00_CB5F_0AB8: "pain of that hand is reported",
        0xA7D1_458F_6ED4_45B6: "the left knee",
        0xA8F5_534A_D324_569C: "no side",
        0xA9AB_74B6_29A8_4F67: "no Lipitor",
        0xADF4_485C_782D_11E4: "no wife",
        0xAF7B_61DB_B810_814A: "no side",
        0xB332_C8E9_4A38_B8F9: "no word of a day",
        0xB655_9127_2E50_232B: "one hip was examined",
        0xC018_F76A_0E77_4124: "no word of the thyroid",
        0xD64B_17C4_C5D1_73A7: "no day of the call",
        0xE6A1_A7C4_018A_77B6: "no score",
        0xE6AA_7366_2A00_E4DE: "both are denied",
        0xE864_9705_F529_3335: "no age",
        0xE940_63D2_57E3_4D96: "no word of the family",
        0xEEA7_1DB7_E28D_FBD0: "no word of numbness",
        0xF3DD_4190_8518_DAA6: "no pregnancies",
        0xF652_B6DF_8C8A_8F0A: "no dose",
        0xF94D_4F77_1F21_06F2: "no answer",
    ]
}
