using Oqupie.Contracts;

namespace Oqupie.Grains.Knowledge;

/// <summary>The noes of a knowledge base, said in one place so that programs can rely on them.</summary>
internal static class KnowledgeRefusals
{
    public static readonly Refusal NoSuchArticle = Refusal.NotFound("There is no such article.");

    public static readonly Refusal NoSuchVersion = Refusal.NotFound("The article has no such version.");

    public static readonly Refusal NoSuchSection = Refusal.NotFound("There is no such category or folder.");

    public static readonly Refusal MovedOn = Refusal.Conflict("The article was changed elsewhere in the meantime. Read it again.", "moved-on", "version");

    public static readonly Refusal TreeMovedOn = Refusal.Conflict("The knowledge base was changed elsewhere in the meantime. Read it again.", "moved-on");

    public static readonly Refusal NotEmpty = Refusal.Conflict("Something lies in it. Move or delete that first.", "not-empty");

    public static readonly Refusal NotTheAuthor = Refusal.NotAllowed(
        "Only its author makes a draft of an article: nobody else would see it any more.", "not-the-author");
}
