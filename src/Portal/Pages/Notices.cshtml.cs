using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Notices;

namespace Oqupie.Portal.Pages;

/// <summary>All notices, some at a time.</summary>
public sealed class NoticesModel : PortalPage
{
    private const int OnePage = 20;

    public IReadOnlyList<NoticeHead> Notices { get; private set; } = [];

    public int Number { get; private set; }

    public int Pages { get; private set; }

    public string PathOfPage(int number) => number is 1 ? Portal.Path("/notices") : Portal.Path($"/notices?page={number}");

    public IActionResult OnGet([FromQuery(Name = "page")] int number = 1)
    {
        (Number, Pages) = (number, Math.Max(1, (Portal.Notices.Heads.Length + OnePage - 1) / OnePage));

        if (number < 1 || number > Pages)
        {
            return NotFound();
        }

        Notices = [.. Portal.Notices.Heads.Skip((number - 1) * OnePage).Take(OnePage)];
        return Show(PathOfPage(number), Portal.Words.Notices, "", (Portal.Words.Home, Portal.Path()));
    }
}
