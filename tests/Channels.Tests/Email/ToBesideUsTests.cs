using System.Text;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Tests.Email;

/// <summary>A conversation of customers, whose server looks into nobody: people in To beside us are in it.</summary>
public sealed class ToBesideUsTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("To: Pat <pat@vendor.example>\nCc: help@cook.example", "To: Ann <ann@player.example>\nCc: help@cook.example", true)]
    [InlineData("To: help@cook.example, Pat <pat@vendor.example>", "To: help@cook.example\nCc: ann@player.example", true)]
    [InlineData("To: Pat <Pat@Vendor.example>, Lee <lee@vendor.example>\nCc: help@cook.example", "To: ann@player.example, lee@vendor.example", true)]
    [InlineData("To: help@cook.example\nCc: pat@vendor.example", "To: help@cook.example", true)]
    [InlineData("To: help@cook.example", "To: help@cook.example", false)]
    [InlineData("To: Pat <pat@vendor.example>\nCc: help@cook.example", "To: Ann <ann@player.example>\nCc: help@cook.example, eve@evil.example", false)]
    public async Task They_take_part_and_their_answers_thread(string first, string second, bool joins)
    {
        await using var server = await MailingServer.Start("help@cook.example", answers: false);
        var asked = await Bring($"From: Ann <ann@player.example>\n{first}\nMessage-ID: <c1@player.example>\nSubject: Broken part\n\nPlease send a new part.\n");

        var answer = await Bring(
            $"From: Pat <pat@vendor.example>\n{second}\nMessage-ID: <c2@vendor.example>\nSubject: Re: Broken part\n"
                + "In-Reply-To: <c1@player.example>\n\nSent.\n");

        Assert.Equal((joins ? IntakeFate.Message : IntakeFate.Ticket, joins), (answer.Fate, answer.Ticket == asked.Ticket));

        Task<IntakeAnswer> Bring(string mail) => server.Bring(Encoding.UTF8.GetBytes(mail), Ended);
    }
}
