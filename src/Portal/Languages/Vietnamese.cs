namespace Oqupie.Portal.Languages;

internal static class Vietnamese
{
    public static readonly Words Words = new()
    {
        Language = "vi",
        Locale = "vi_VN",
        Day = "d 'tháng' M, yyyy",
        Skip = "Chuyển đến nội dung",
        Home = "Trang chủ",
        Trail = "Bạn đang ở đây",
        Welcome = "Chúng tôi có thể giúp gì cho bạn?",
        Recent = "Mới cập nhật",
        NothingYet = "Chưa có bài viết nào.",
        ShowAllOf = "Xem tất cả {0} bài",
        UpdatedOn = "Cập nhật ngày {0}",
        OnThisPage = "Trong trang này",
        WasHelpful = "Bài viết này có hữu ích không?",
        Yes = "Có",
        No = "Không",
        Thanks = "Cảm ơn bạn đã cho chúng tôi biết.",
        BackToArticle = "Quay lại bài viết",
        Previous = "Trước",
        Next = "Tiếp",
        Neighbours = "Bài viết liền kề",
        Pages = "Trang",
        Related = "Bài viết liên quan",
        StillStuck = "Bạn vẫn cần trợ giúp?",
        WriteToUs = "Gửi thư cho chúng tôi",
        NotFound = "Không tìm thấy trang",
        NotFoundWhy = "Địa chỉ có thể đã thay đổi, hoặc trang không còn được công khai.",
        Closed = "Cổng hỗ trợ này đang đóng",
        ClosedWhy = "Vui lòng quay lại sau.",
    };
}
