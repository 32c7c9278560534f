using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Pages;

public sealed class FolderModel : SectionPage
{
    public IActionResult OnGet(string id, [FromQuery(Name = "page")] int number = 1) => Of(SectionKind.Folder, id, number);
}
