namespace Oqupie.Portal.Pages;

/// <summary>The sign on a card: drawn by us, found by what its name speaks of in any of our languages, so that nobody has to choose one. Pure.</summary>
/// <param name="Path">Strokes on a field of 24 by 24.</param>
public sealed record CardIcon(string Path)
{
    private static readonly CardIcon Book = new("M4 5a2 2 0 0 1 2-2h13v15H6a2 2 0 0 0-2 2V5zm0 15a2 2 0 0 0 2 2h13v-4M8 7h7M8 11h5");

    private static readonly (CardIcon Icon, string[] Words)[] Known =
    [
        (new("M3 6h18v12H3zM3 10h18M7 15h3"), // a card: money
            ["결제", "환불", "요금", "구매", "청구", "pay", "refund", "bill", "price", "purchas", "支払", "返金", "課金", "支付", "退款", "付款", "ชำระ", "เงิน",
            "bayar", "pembayaran", "thanh toán", "hoàn tiền"]),
        (new("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0"), // a person: accounts
            ["계정", "로그인", "회원", "프로필", "account", "sign in", "login", "profile", "アカウント", "ログイン", "账号", "账户", "帳號", "帳戶", "登录", "登入",
            "บัญชี", "akun", "tài khoản"]),
        (new("M4 7h16v13H4zM4 7l3-4h10l3 4M9 12h6"), // a box: orders
            ["배송", "주문", "반품", "교환", "deliver", "shipping", "order", "return", "配送", "注文", "订单", "訂單", "物流", "จัดส่ง", "สั่งซื้อ", "pengiriman",
            "pesanan", "giao hàng", "đơn hàng"]),
        (new("M5 3l14 9-14 9z"), // a start: getting going
            ["시작", "처음", "사용법", "이용 방법", "가이드", "start", "begin", "guide", "how to", "はじめ", "使い方", "开始", "開始", "入门", "入門", "เริ่ม", "mulai",
            "panduan", "bắt đầu", "hướng dẫn"]),
        (new("M7 8h10a5 5 0 0 1 5 5v2a3 3 0 0 1-5.5 1.7L15 14H9l-1.500 2.700A3 3 0 0 1 2 15v-2a5 5 0 0 1 5-5zM7 10v3M5.500 11.500h3M16 11.500h1"), // play
            ["게임", "이벤트", "아이템", "퀘스트", "game", "event", "item", "quest", "play", "ゲーム", "イベント", "アイテム", "游戏", "遊戲", "活动", "活動", "เกม", "permainan",
            "trò chơi"]),
        (new("M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6zM9 12l2 2 4-4"), // a shield: safety and rules
            ["보안", "안전", "정책", "약관", "개인정보", "신고", "secur", "safe", "privacy", "polic", "terms", "セキュリティ", "安全", "規約", "隐私", "隱私", "政策",
            "ปลอดภัย", "นโยบาย", "keamanan", "kebijakan", "bảo mật", "chính sách"]),
        (new("M12 3l10 18H2zM12 10v5M12 18v.010"), // a warning: what does not work
            ["오류", "문제", "장애", "버그", "error", "problem", "trouble", "bug", "crash", "エラー", "不具合", "问题", "問題", "错误", "錯誤", "故障", "ปัญหา",
            "masalah", "lỗi", "sự cố"]),
        (new("M4 6h10M18 6h2M4 12h4M12 12h8M4 18h8M16 18h4M16 4v4M10 10v4M14 16v4"), // sliders: settings
            ["설정", "환경", "기기", "설치", "setting", "device", "install", "設定", "設置", "设置", "设定", "安装", "安裝", "ตั้งค่า", "pengaturan", "cài đặt"]),
    ];

    public static CardIcon Of(string name) =>
        Known.FirstOrDefault(known => known.Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))).Icon ?? Book;
}
