using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Takes sign-in addresses for members and gives them back. An address is unique on the server.</summary>
internal sealed partial class SignInAddresses(IGrainFactory grains, IMemberDirectory directory, ILogger<SignInAddresses> logger)
{
    /// <summary>What one signs in with; null where the address is not theirs.</summary>
    public async Task<SignIn?> Of(MemberId member, string address) =>
        await Grain(address).Read() is { } signIn && signIn.Account == member.Account && signIn.Member == member.Local ? signIn : null;

    public Task<string?> BeginSession(MemberId member, string address, string stamp, DateTimeOffset endsAt) =>
        Grain(address).BeginSession(member, stamp, endsAt);

    public Task EndSession(MemberId member, string address, string session) => Grain(address).EndSession(member, session);

    /// <summary>False where somebody else has the address.</summary>
    /// <remarks>An address of this account's whose holder has no row is left over from a member of before, and is free.</remarks>
    public async Task<bool> Claim(MemberId member, string address, CancellationToken cancellationToken)
    {
        var grain = Grain(address);

        if (await grain.Claim(member.Account, member.Local))
        {
            return true;
        }

        if (await grain.Read() is { } other && other.Account == member.Account
            && await directory.Read(new(other.Account, other.Member), cancellationToken) is null)
        {
            await grain.Release(other.Account, other.Member);
            return await grain.Claim(member.Account, member.Local);
        }

        return false;
    }

    /// <summary>Never throws. False where it could not be given back now.</summary>
    public async Task<bool> Release(MemberId member, string address)
    {
        try
        {
            await Grain(address).Release(member.Account, member.Local);
            return true;
        }
        catch (Exception e)
        {
            LogNotReleased(e, member);
            return false;
        }
    }

    private ISignInGrain Grain(string address) => grains.GetGrain<ISignInGrain>(address);

    [LoggerMessage(LogLevel.Warning, "The sign-in address of {Member}, who left, could not be given back yet.")]
    private partial void LogNotReleased(Exception exception, MemberId member);
}
