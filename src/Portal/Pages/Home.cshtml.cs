using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Oqupie.Contracts.Brands;

namespace Oqupie.Portal.Pages;

/// <summary>A brand's front page: whom to write to.</summary>
public sealed class HomeModel(IGrainFactory grains) : PageModel
{
    public BrandInfo Brand { get; private set; } = null!;

    /// <summary>In the brand's language.</summary>
    public string Invitation => Brand.Language switch
    {
        "ko" => "궁금한 점이 있으면 메일로 물어보세요. 답을 드릴게요.",
        "ja" => "ご質問はメールでお寄せください。お答えします。",
        "zh-Hans" => "有问题请发邮件给我们，我们会回复您。",
        "zh-Hant" => "有問題請寄信給我們，我們會回覆您。",
        "th" => "มีคำถามส่งอีเมลมาได้เลย เราจะตอบกลับ",
        "id" => "Ada pertanyaan? Kirim surel kepada kami, kami akan menjawab.",
        "vi" => "Bạn có câu hỏi? Hãy gửi thư cho chúng tôi, chúng tôi sẽ trả lời.",
        _ => "Do you have a question? Write to us, and we will answer.",
    };

    public async Task<IActionResult> OnGet(string slug)
    {
        if (!Contracts.LocalKey.IsValid(slug)
            || await grains.GetGrain<ISlugGrain>(slug).Owner() is not { } owner
            || !(await grains.GetGrain<IBrandsGrain>(owner.Account.Value).Read(owner.Local)).Succeeded(out var brand, out _))
        {
            return NotFound();
        }

        Brand = brand;
        return Page();
    }
}
