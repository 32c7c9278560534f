namespace Oqupie.Portal.Languages;

internal static class Thai
{
    public static readonly Words Words = new()
    {
        Language = "th",
        Locale = "th_TH",
        Day = "d MMMM yyyy",
        Skip = "ข้ามไปยังเนื้อหา",
        Home = "หน้าแรก",
        Trail = "คุณอยู่ที่นี่",
        Welcome = "มีอะไรให้เราช่วยไหม",
        Recent = "อัปเดตล่าสุด",
        NothingYet = "ยังไม่มีบทความ",
        ShowAllOf = "ดูทั้งหมด {0} บทความ",
        UpdatedOn = "อัปเดตเมื่อ {0}",
        OnThisPage = "ในหน้านี้",
        WasHelpful = "บทความนี้มีประโยชน์หรือไม่",
        Yes = "มี",
        No = "ไม่มี",
        Thanks = "ขอบคุณสำหรับความคิดเห็น",
        BackToArticle = "กลับไปที่บทความ",
        Previous = "ก่อนหน้า",
        Next = "ถัดไป",
        Neighbours = "บทความก่อนหน้าและถัดไป",
        Pages = "หน้า",
        Related = "บทความที่เกี่ยวข้อง",
        StillStuck = "ยังต้องการความช่วยเหลือใช่ไหม",
        WriteToUs = "ส่งอีเมลหาเรา",
        NotFound = "ไม่พบหน้านี้",
        NotFoundWhy = "ที่อยู่อาจเปลี่ยนไป หรือหน้านี้ไม่เปิดให้ดูแล้ว",
        Closed = "พอร์ทัลนี้ปิดอยู่",
        ClosedWhy = "โปรดกลับมาใหม่ในภายหลัง",
    };
}
