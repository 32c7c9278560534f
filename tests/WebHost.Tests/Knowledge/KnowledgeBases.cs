using System.Net;

namespace Oqupie.WebHost.Tests.Knowledge;

internal static class KnowledgeBases
{
    /// <summary>Makes a brand, and answers the path of its knowledge base, which is empty.</summary>
    public static async Task<string> NewKnowledgeBase(this Company company, string language = "ko")
    {
        var brand = await company.Owner.Post("brands", new { name = "Cook Town", language, supportEmail = "help@cook.example" });
        return $"brands/{brand.Is(HttpStatusCode.Created).Id}/kb";
    }
}
