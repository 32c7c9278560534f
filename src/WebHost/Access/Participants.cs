using System.Collections.Concurrent;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>What others call whoever asks.</summary>
internal sealed class Participants(RightsCache rights, IGrainFactory grains)
{
    /// <summary>A key's name never changes.</summary>
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);

    public async ValueTask<Participant> Of(Actor actor) => actor.Kind is ActorKind.ApiKey
        ? new("apiKey", actor.Id, await NameOfKey(actor))
        : new("member", actor.Id, (await rights.OfMember(actor.Account, actor.Id))?.Name ?? "");

    private async ValueTask<string> NameOfKey(Actor actor)
    {
        var key = $"{actor.Account}/{actor.Id}";

        if (!_keys.TryGetValue(key, out var name))
        {
            name = _keys.GetOrAdd(key, await grains.GetGrain<IApiKeysGrain>(actor.Account.ToString()).NameOf(actor.Id));
        }

        return name;
    }
}
