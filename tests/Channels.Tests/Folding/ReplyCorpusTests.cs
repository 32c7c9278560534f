using Oqupie.Testing.Replies;

namespace Oqupie.Channels.Tests.Folding;

[Trait("Corpora", "true")]
public sealed class ReplyCorpusTests
{
    // One more than there are now would be a step back.
    [Theory]
    [InlineData("discourse_email_reply_trimmer", 3)]
    [InlineData("github_email_reply_parser", 0)]
    public void What_was_written_is_found(string name, int misses)
    {
        var collection = Assert.Single(ReplyCollection.Below(Path.Combine(Corpora.Folder("reply"), name)));
        var missed = collection.Cases.Select(one => (one.Name, Miss: one.Miss(Folded.Parts(one.Email)))).Where(one => one.Miss is not null).ToList();

        Assert.True(collection.Cases.Length >= 16, $"Only {collection.Cases.Length} cases.");
        Assert.True(
            missed.Count <= misses,
            $"{missed.Count} of {collection.Cases.Length} missed:\n{string.Join("\n\n", missed.Select(one => $"== {one.Name}\n{one.Miss}"))}");
    }
}
