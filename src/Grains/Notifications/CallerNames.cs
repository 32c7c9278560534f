using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Notifications;

/// <summary>Who called, by name.</summary>
internal sealed class CallerNames(MemberNames names)
{
    /// <summary>Empty where nobody did, or where they have no name.</summary>
    public async Task<string> Of(AccountId account, StoredNotification stored) => stored.Row.ByKind switch
    {
        ActorKind.Member => await names.NameOf(account, stored.Row.By),
        ActorKind.ApiKey => await names.KeyNameOf(account, stored.Row.By),
        ActorKind.Customer => stored.CustomerName,
        _ => "",
    };
}
