using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Accounts;

namespace Oqupie.Grains.Members;

[GrainType("sign-in")]
internal sealed class SignInGrain(
    [PersistentState("sign-in")] IPersistentState<SignInAddress> address, AccountTeller teller, TimeProvider clock) : Grain, ISignInGrain
{
    /// <summary>More than anybody has browsers.</summary>
    private const int MostSessions = 100;

    public Task<SignIn?> Read() => Task.FromResult(address.State.SignIn);

    public async Task<bool> Claim(AccountId account, string member)
    {
        if (address.State.SignIn is { } taken)
        {
            return taken.Account == account && taken.Member == member;
        }

        await Keep(new() { Account = account, Member = member, SecurityStamp = NewStamp() });
        return true;
    }

    public async Task<string?> Save(SignIn signIn)
    {
        if (address.State.SignIn is not { } before || before.ConcurrencyStamp != signIn.ConcurrencyStamp)
        {
            return null;
        }

        var sessions = signIn.SecurityStamp == before.SecurityStamp ? before.Sessions : [];
        var kept = await Keep(signIn with { Account = before.Account, Member = before.Member, Sessions = sessions });

        if (kept.SecurityStamp != before.SecurityStamp)
        {
            await teller.Tell(kept.Account, new AccountChange(AccountChangeKind.Member, kept.Member)); // Sessions that bear the old stamp end.
        }

        return kept.ConcurrencyStamp;
    }

    public async Task<string?> BeginSession(MemberId member, string stamp, DateTimeOffset endsAt)
    {
        if (!IsOf(member, out var signIn) || signIn.SecurityStamp != stamp)
        {
            return null;
        }

        var session = new OpenSession(NewStamp(), endsAt);
        var open = signIn.Sessions.Where(other => other.EndsAt > clock.GetUtcNow()).OrderBy(other => other.EndsAt).TakeLast(MostSessions - 1);
        await Keep(signIn, [.. open, session]);
        return session.Id; // Nobody is told: a host that does not know it asks.
    }

    public async Task EndSession(MemberId member, string session)
    {
        if (IsOf(member, out var signIn) && signIn.Sessions.Any(open => open.Id == session))
        {
            await Keep(signIn, [.. signIn.Sessions.Where(open => open.Id != session)]);
            await teller.Tell(signIn.Account, new AccountChange(AccountChangeKind.Member, signIn.Member));
        }
    }

    public async Task Release(AccountId account, string member)
    {
        if (address.State.SignIn is { } taken && taken.Account == account && taken.Member == member)
        {
            await address.Keep(new(), this);
        }
    }

    private bool IsOf(MemberId member, [NotNullWhen(true)] out SignIn? signIn)
    {
        signIn = address.State.SignIn;
        return signIn is not null && signIn.Account == member.Account && signIn.Member == member.Local;
    }

    // Beside the credentials: whoever changes those at the same moment is not in the way.
    private Task Keep(SignIn signIn, ImmutableArray<OpenSession> sessions) => address.Keep(new() { SignIn = signIn with { Sessions = sessions } }, this);

    private async Task<SignIn> Keep(SignIn signIn)
    {
        var kept = signIn with { ConcurrencyStamp = NewStamp() };
        await address.Keep(new() { SignIn = kept }, this);
        return kept;
    }

    private static string NewStamp() => Guid.NewGuid().ToString("n");
}

internal sealed record SignInAddress
{
    /// <summary>Null while nobody has the address.</summary>
    public SignIn? SignIn { get; init; }
}
