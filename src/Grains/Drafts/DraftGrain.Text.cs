using System.Security.Cryptography;
using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Drafts;

/// <summary>What programs read and write. They are one more writer, whose frames are made here.</summary>
internal sealed partial class DraftGrain
{
    public async Task<Outcome<DraftContent>> Read(Actor actor, CancellationToken cancellationToken) =>
        (await Ticket.Read(actor, cancellationToken)).Succeeded(out _, out var unseen) ? Read() : unseen;

    public async Task<Outcome<DraftContent>> Put(Actor actor, DraftWish wish, CancellationToken cancellationToken)
    {
        if (!(await Ticket.Read(actor, cancellationToken)).Succeeded(out _, out var unseen))
        {
            return unseen;
        }

        var text = _text ??= DraftText.Of(_book);

        if (!text.IsReadable)
        {
            return DraftRefusals.Unreadable;
        }

        var client = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        var update = new DraftUpdate
        {
            Client = LocalKey.New(),
            Counter = 1,
            Have = _book.Number,
            Data = Convert.ToBase64String(DraftWriting.Replace(text.Doc, wish, client)),
            By = actor.Id,
        };
        return (await Write("", update)).Succeeded(out _, out var refusal) ? Read() : refusal;
    }

    private Outcome<DraftContent> Read() => (_text ??= DraftText.Of(_book)).Read() is { } content ? content : DraftRefusals.Unreadable;
}
