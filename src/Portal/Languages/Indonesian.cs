namespace Oqupie.Portal.Languages;

internal static class Indonesian
{
    public static readonly Words Words = new()
    {
        Language = "id",
        Locale = "id_ID",
        Day = "d MMMM yyyy",
        Skip = "Langsung ke konten",
        Home = "Beranda",
        Trail = "Posisi Anda",
        Welcome = "Ada yang bisa kami bantu?",
        Recent = "Baru diperbarui",
        NothingYet = "Belum ada artikel.",
        ShowAllOf = "Lihat semua {0} artikel",
        UpdatedOn = "Diperbarui {0}",
        OnThisPage = "Di halaman ini",
        WasHelpful = "Apakah artikel ini membantu?",
        Yes = "Ya",
        No = "Tidak",
        Thanks = "Terima kasih atas masukan Anda.",
        BackToArticle = "Kembali ke artikel",
        Previous = "Sebelumnya",
        Next = "Berikutnya",
        Neighbours = "Artikel sebelum dan sesudahnya",
        Pages = "Halaman",
        Related = "Artikel terkait",
        StillStuck = "Masih perlu bantuan?",
        WriteToUs = "Kirim surel kepada kami",
        NotFound = "Halaman tidak ditemukan",
        NotFoundWhy = "Alamatnya mungkin berubah, atau halaman ini tidak lagi dibuka.",
        Closed = "Portal ini sedang ditutup",
        ClosedWhy = "Silakan kembali lain waktu.",
    };
}
