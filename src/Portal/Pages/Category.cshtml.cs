using Microsoft.AspNetCore.Mvc;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Pages;

public sealed class CategoryModel : SectionPage
{
    public IActionResult OnGet(string id, [FromQuery(Name = "page")] int number = 1) => Of(SectionKind.Category, id, number);
}
