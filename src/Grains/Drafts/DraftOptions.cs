namespace Oqupie.Grains.Drafts;

public sealed class DraftOptions
{
    public const string Section = "Drafts";

    /// <summary>So long nobody has written in it, and its ticket is completed or merged into another: then a draft is forgotten.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromDays(90);
}
