using Oqupie.Grains.Channels;

namespace Oqupie.Grains.Tests.Channels;

public sealed class FollowingOrderTests
{
    private readonly FollowingOrder _order = new();
    private readonly TaskCompletionSource _firstIsIn = new();
    private readonly List<string> _begun = [];

    [Fact]
    public async Task An_answer_waits_until_what_it_answers_is_in_its_ticket()
    {
        var first = Begin(Mail("a@x.example", "1"), _firstIsIn.Task);
        var answer = Begin(Mail("b@x.example", "2") with { References = ["1"] });
        Assert.Equal(["1"], _begun);

        _firstIsIn.SetResult();
        await Task.WhenAll(first, answer);

        Assert.Equal(["1", "2"], _begun);
    }

    [Fact]
    public async Task Mails_of_one_sender_go_in_one_after_the_other()
    {
        var first = Begin(Mail("a@x.example", "1"), _firstIsIn.Task);
        var second = Begin(Mail("A@x.example", "2"));
        Assert.Equal(["1"], _begun);

        _firstIsIn.SetResult();
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Strangers_do_not_wait_for_each_other()
    {
        var first = Begin(Mail("a@x.example", "1"), _firstIsIn.Task);
        await Begin(Mail("b@x.example", "2"));

        Assert.Equal(["1", "2"], _begun);
        _firstIsIn.SetResult();
        await first;
    }

    [Fact]
    public async Task What_follows_one_that_failed_is_not_begun()
    {
        var first = Begin(Mail("a@x.example", "1"), Task.FromException(new IOException("The disk is full.")));
        var second = Begin(Mail("a@x.example", "2"));

        await Assert.ThrowsAsync<IOException>(() => first);
        await Assert.ThrowsAsync<IOException>(() => second);
        Assert.Equal(["1"], _begun);
    }

    private static ReadMessage Mail(string from, string id) => new() { From = new("", from), MailId = id };

    private Task Begin(ReadMessage mail, Task? until = null) => _order.After(mail, () =>
    {
        _begun.Add(mail.MailId!);
        return until ?? Task.CompletedTask;
    });
}
