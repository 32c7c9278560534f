using System.Net;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Tests.Inquiries;

/// <summary>The form for inquiries without a script, and what keeps spam off it.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private static readonly InquiryField Store = new()
    {
        Key = "store",
        Label = "스토어",
        Kind = InquiryFieldKind.Select,
        Required = true,
        Options = [new("gp", "구글"), new("as", "애플")],
    };

    private static readonly InquiryField Receipt = new()
    {
        Key = "receipt",
        Label = "영수증 번호",
        Help = "GPA로 시작합니다.",
        Kind = InquiryFieldKind.Text,
        ShowIf = new("store", ["gp"]),
    };

    private readonly OpenDoor _door = new();

    [Fact]
    public async Task A_question_becomes_a_ticket_and_its_page_says_the_number()
    {
        var form = await AskingForm.Open(_door);

        using var answer = await form.Send();

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var asked = Assert.Single(_door.Brand.Asked);
        Assert.Equal(("환불", "언제 되나요?", "김하늘", "haneul@example.com", "ko"), (asked.Subject, asked.Body, asked.Name, asked.Email, asked.Language));
        Assert.Contains("#1042", await _door.Read(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_asks_its_fields_and_they_and_files_go_along()
    {
        Offer(Store, Receipt);
        var form = await AskingForm.Open(_door, "/portal/cook/request?type=refund");

        using var answer = await form.Send(
            [("files", "../../사진.png", [1, 2, 3]), ("files", "none", [])], ("type", "refund"), ("f.store", "gp"), ("f.receipt", "GPA.1"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var asked = Assert.Single(_door.Brand.Asked);
        Assert.Equal("refund", asked.Type);
        Assert.Equal(["gp"], asked.Fields["store"]);
        Assert.Equal(["GPA.1"], asked.Fields["receipt"]);
        Assert.Equal(("사진.png", 3L), (Assert.Single(asked.Files).File.Name, asked.Files[0].File.Size));
    }

    [Fact]
    public async Task What_hangs_on_another_field_says_so_and_shows_when_that_has_the_value()
    {
        Offer(Store, Receipt);
        var form = await AskingForm.Open(_door, "/portal/cook/request?type=refund");
        Assert.Contains("class=\"field only-if\"", form.Page, StringComparison.Ordinal);
        Assert.Contains("‘스토어’이(가) 다음일 때만: 구글", form.Page, StringComparison.Ordinal);
        _door.Brand.Faults = [new("body", "missing", null)];

        using var answer = await form.Send(("type", "refund"), ("f.store", "gp"));

        Assert.Contains("class=\"field only-if on\"", form.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_written_is_lost()
    {
        Offer(Store, Receipt);
        _door.Brand.Faults = [new("email", "not_an_email", null), new("f.store", "missing", null)];
        var form = await AskingForm.Open(_door, "/portal/cook/request?type=refund");

        using var refused = await form.Send([("files", "a.txt", [1, 2])], ("type", "refund"), ("email", "nobody"), ("body", "<b>첫째</b>\r\n둘째"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("role=\"alert\" tabindex=\"-1\" autofocus", form.Page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#ask-f-store\">스토어</a>", form.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"ask-email-wrong\">이메일 주소가 아닙니다.", form.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"nobody\"", form.Page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;첫째&lt;/b&gt;&#xA;둘째</textarea>", form.Page, StringComparison.Ordinal);

        _door.Brand.Faults = [];
        using var sent = await form.Send(("type", "refund"), ("kept", Assert.Single(form.Kept())));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal("a.txt", Assert.Single(_door.Brand.Asked.Last().Files).File.Name);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_inquiry_and_another_question_with_it_is_another()
    {
        var form = await AskingForm.Open(_door);

        using var first = await form.Send();
        using var second = await form.Send();
        using var third = await form.Send(("body", "하나 더 있어요."));

        var wishes = _door.Brand.Asked.Select(asked => asked.WishId).ToArray();
        Assert.Equal(wishes[0], wishes[1]);
        Assert.NotEqual(wishes[0], wishes[2]);
    }

    [Fact]
    public async Task Who_fills_in_what_nobody_sees_is_asked_for_it_again()
    {
        var form = await AskingForm.Open(_door);

        using var trapped = await form.Send(("website", "https://spam.example"));

        Assert.Equal(HttpStatusCode.BadRequest, trapped.StatusCode);
        Assert.Empty(_door.Brand.Asked);
        Assert.Contains("언제 되나요?", form.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_faster_than_people_type_is_asked_for_again_and_goes_then()
    {
        var form = await AskingForm.Open(_door);

        using var fast = await form.Send(("body", "http://spam.example"));
        _door.Clock.Advance(TimeSpan.FromSeconds(4));
        using var slow = await form.Send(("body", "http://spam.example"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.SeeOther), (fast.StatusCode, slow.StatusCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task Without_a_form_of_ours_nothing_is_taken_and_another_one_is_given(string token)
    {
        var form = await AskingForm.Open(_door);

        using var refused = await form.Send(("token", token));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(_door.Brand.Asked);
        using var sent = await form.Send();
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    [Fact]
    public async Task A_form_that_has_lain_open_for_a_day_is_sent_once_more()
    {
        var form = await AskingForm.Open(_door);
        _door.Clock.Advance(TimeSpan.FromDays(1));

        using var old = await form.Send();
        using var sent = await form.Send();

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.SeeOther), (old.StatusCode, sent.StatusCode));
    }

    [Fact]
    public async Task Too_many_from_one_address_are_told_to_wait()
    {
        var form = await AskingForm.Open(_door);
        var answers = new List<HttpStatusCode>();

        for (var i = 0; i <= OpenDoor.Inquiries; i++)
        {
            using var answer = await form.Send();
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(OpenDoor.Inquiries, answers.Count(status => status is HttpStatusCode.SeeOther));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task A_file_that_is_too_large_and_an_eleventh_are_named()
    {
        var form = await AskingForm.Open(_door);

        using var large = await form.Send([("files", "a.bin", new byte[(1 << 20) + 1])]);
        Assert.Contains("파일 하나는 1MB를 넘을 수 없습니다.", form.Page, StringComparison.Ordinal);
        using var many = await form.Send([.. Enumerable.Range(0, 11).Select(i => ("files", $"{i}.txt", new byte[] { (byte)i }))]);

        Assert.Contains("파일은 10개까지", form.Page, StringComparison.Ordinal);
        Assert.Equal(10, form.Kept().Count());
        Assert.Empty(_door.Brand.Asked);
    }

    [Fact]
    public async Task With_several_types_one_chooses_and_may_choose_none()
    {
        Offer(Store);
        _door.Brand.Asks = new(3, [.. _door.Brand.Asks.Types, new() { Id = "bug", Name = "<i>버그</i>" }]);

        var form = await AskingForm.Open(_door);

        Assert.Contains("href=\"/portal/cook/request?type=bug\"", form.Page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;버그&lt;/i&gt;", form.Page, StringComparison.Ordinal);
        using var answer = await form.Send();
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Null(Assert.Single(_door.Brand.Asked).Type);
    }

    [Theory]
    [InlineData("en", "Your question")]
    [InlineData("ja", "お問い合わせ内容")]
    [InlineData("zh-Hans", "问题内容")]
    [InlineData("zh-Hant", "問題內容")]
    [InlineData("th", "คำถามของคุณ")]
    [InlineData("id", "Pertanyaan Anda")]
    [InlineData("vi", "Câu hỏi của bạn")]
    public async Task It_speaks_the_brands_language(string language, string question)
    {
        _door.Brand.Brand = _door.Brand.Brand with { Language = language };

        Assert.Contains(question, (await AskingForm.Open(_door)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_up_number_has_no_page()
    {
        using var answer = await _door.Reader.GetAsync("/portal/cook/request/sent/1042", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private void Offer(params InquiryField[] fields) =>
        _door.Brand.Asks = new(2, [new() { Id = "refund", Name = "환불", Description = "결제 후 14일 안에", Template = "주문 번호:", Fields = [.. fields] }]);

    public ValueTask InitializeAsync() => _door.InitializeAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
