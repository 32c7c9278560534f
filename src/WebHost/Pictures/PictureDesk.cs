using System.Globalization;
using Microsoft.Extensions.Options;
using Oqupie.Caching;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Pictures;

/// <summary>
/// Shows pictures of mails that lie elsewhere: by an address that we signed for a ticket, that has not ended, and to who may see that ticket. So it is no way
/// to anywhere else, and the sender learns neither who looked nor from where.
/// </summary>
internal sealed class PictureDesk
{
    private static readonly Refusal None = Refusal.NotFound("There is no such picture.");
    private static readonly Refusal Forged = Refusal.Invalid("This address is not one of ours.", "sig");
    private static readonly Refusal Ended = Refusal.Expired("This address has ended; open the ticket again.");

    private readonly IGrainFactory _grains;
    private readonly LinkKeys _keys;
    private readonly TimeProvider _clock;
    private readonly Cache<string, Picture?> _pictures;

    public PictureDesk(IGrainFactory grains, LinkKeys keys, PictureFetch fetch, IOptions<PictureOptions> options, TimeProvider clock)
    {
        (_grains, _keys, _clock) = (grains, keys, clock);
        _pictures = new((address, _) => fetch.Fetch(address), options.Value.Memory, clock) { Most = options.Value.Remembered };
    }

    public async Task<Outcome<Picture>> Open(
        Actor actor, long ticket, string? address, string? until, string? signature, CancellationToken cancellationToken)
    {
        var seen = await _grains.GetGrain<ITicketGrain>(new TicketId(actor.Account, ticket).ToString()).Read(actor, cancellationToken);

        if (!seen.Succeeded(out _, out var refusal))
        {
            return refusal;
        }

        if (address is null || until is null || signature is null || await _keys.Of(actor.Account) is not { } key
            || !new FileSeal(actor.Account, key).IsGenuinePicture(ticket, address, until, signature)
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end))
        {
            return Forged;
        }

        if (DateTimeOffset.FromUnixTimeSeconds(end) <= _clock.GetUtcNow())
        {
            return Ended;
        }

        return await _pictures.Get(address) is { } picture ? picture : None;
    }
}
