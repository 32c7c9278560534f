using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class WrittenContentTests(TestSilo silo)
{
    private const string Text = "On Monday Kim wrote:\n> Which order?\n\n어제 것이요.\n\n-- \n김하늘\n";

    private static readonly ImmutableArray<Fold> Folds = [new(0, 36, FoldKind.Quote), new(46, 8, FoldKind.Signature)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_shows_what_was_written_and_the_timeline_has_all_of_it()
    {
        var id = silo.NewTicketId();
        Assert.Null((await silo.Intake(id).Open(Some.Ticket(Some.Message() with { Text = Text, Folds = Folds }), Cancellation)).Refusal);

        Assert.True((await silo.Ticket(id).Read(Some.Agent(), Cancellation)).Succeeded(out var row, out _));
        Assert.True((await silo.Ticket(id).Timeline(Some.Agent(), new(), Cancellation)).Succeeded(out var page, out _));

        Assert.Equal("어제 것이요.", row.Preview);
        var message = page.Items.Single(item => item.Type is TimelineKind.Message);
        Assert.Equal(Text, message.Text);
        Assert.Equal(Folds, message.Folds);
    }

    [Fact]
    public void What_was_stored_before_there_were_folds_was_written()
    {
        var meta = JsonSerializer.Deserialize("""{"subject":"x"}""", TicketJson.Default.ContentMeta)!;
        var content = new Content { Id = "c1", Customer = "haneul", Text = Text, Meta = meta };

        Assert.Equal(Text, content.Written);
    }
}
