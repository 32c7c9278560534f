using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Jobs;

/// <summary>Who somebody is now, for work that goes on without them.</summary>
internal sealed class DoerRights(IGrainFactory grains, MemberNames names)
{
    /// <summary>Refused for who is not there any more, and for who may no longer do it.</summary>
    public async Task<Outcome<Doer>> Of(AccountId account, JobDoer doer, BulkAct act)
    {
        var isKey = doer.Kind is ActorKind.ApiKey;
        var rights = isKey
            ? await grains.GetGrain<IApiKeysGrain>(account.ToString()).Rights(doer.Id)
            : await grains.GetGrain<IAgentGrain>(new MemberId(account, doer.Id).ToString()).Rights();

        if (!rights.Succeeded(out var actor, out var refusal) || (refusal = BulkRules.NotAllowed(act, actor)) is not null)
        {
            return refusal;
        }

        return new Doer(actor, isKey
            ? new Participant("apiKey", doer.Id, await names.KeyNameOf(account, doer.Id))
            : new Participant("member", doer.Id, await names.NameOf(account, doer.Id)));
    }

    public async Task<Doer> Of(Actor actor) => actor.Kind is ActorKind.ApiKey
        ? new(actor, new("apiKey", actor.Id, await names.KeyNameOf(actor.Account, actor.Id)))
        : new(actor, new("member", actor.Id, await names.NameOf(actor.Account, actor.Id)));
}
