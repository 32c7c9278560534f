using Oqupie.Channels.Facebook;
using Oqupie.Contracts.Tickets;
using static Oqupie.Channels.Tests.Facebook.FacebookWorld;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>What an answer may be, which is asked before it is written.</summary>
public sealed class FacebookRepliesTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_message_is_answered_in_2000_units_for_a_week_and_without_files() => Assert.Equal(
        new() { Counter = ReplyCounter.Utf16, Limit = 2_000, OpenUntil = At.AddDays(7), Files = false },
        FacebookReplies.Surface(Draft($"m:{Person}:m_1", At)));

    [Fact]
    public void A_machine_has_a_day() =>
        Assert.Equal(At.AddDays(1), FacebookReplies.Surface(Draft($"m:{Person}:m_1", At, automatic: true)).OpenUntil);

    [Fact]
    public void A_comment_is_answered_below_it_for_ever() => Assert.Equal(
        new() { Counter = ReplyCounter.Utf16, Limit = 8_000, Target = "c:1_2", Files = false }, FacebookReplies.Surface(Draft("c:1_2", At)));

    [Fact]
    public void What_was_written_at_a_time_that_nobody_knows_has_no_end() => Assert.Null(FacebookReplies.Surface(Draft($"m:{Person}:m_1")).OpenUntil);

    [Theory]
    [InlineData("m:7:m_1", true)]
    [InlineData("m:7:mid.$cAA:41d", true)]
    [InlineData("c:1_2", true)]
    [InlineData("p:1_2", true)]
    [InlineData("m:7", false)]
    [InlineData("m::m_1", false)]
    [InlineData("c:", false)]
    [InlineData("U1234:5", false)]
    [InlineData(null, false)]
    public void Who_wrote_at_Facebook_is_reached_there(string? item, bool reached) => Assert.Equal(reached, FacebookReplies.Reaches(Draft(item)));

    [Fact]
    public void An_envelope_says_whom_and_since_when()
    {
        var draft = Draft($"m:{Person}:mid.$cAA:41d", At, automatic: true);

        Assert.Equal(new() { To = Person, WrittenAt = At, Automatic = true }, FacebookEnvelope.Read(FacebookEnvelope.Of(draft).Write()));
        Assert.Equal(new() { Below = "1_2", WrittenAt = At }, FacebookEnvelope.Read(FacebookEnvelope.Of(Draft("c:1_2", At)).Write()));
    }

    [Theory]
    [InlineData("""{"to":"7","writtenAt":"2026-01-05T09:00:00+00:00"}""", "7")]
    [InlineData("""{"to":"7","later":{"a":1}}""", "7")]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    public void What_was_stored_once_is_read_for_ever(string stored, string? to) => Assert.Equal(to, FacebookEnvelope.Read(stored).To);
}
