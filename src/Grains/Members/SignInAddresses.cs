using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Takes sign-in addresses for members and gives them back. An address is unique on the server.</summary>
internal sealed partial class SignInAddresses(IGrainFactory grains, ILogger<SignInAddresses> logger)
{
    /// <summary>False where somebody else has the address.</summary>
    /// <remarks>
    /// A crash or a failed write between claiming and storing leaves an address with a member who does not exist. Only the members' grain claims for its
    /// account, one call at a time, so such an address is free.
    /// </remarks>
    public async Task<bool> Claim(MemberId member, string email, Staff staff)
    {
        var address = grains.GetGrain<ISignInGrain>(EmailAddress.Key(email));

        if (await address.Claim(member.Account, member.Local))
        {
            return true;
        }

        if (await address.Read() is { } other && other.Account == member.Account && !Has(staff, other.Member, email))
        {
            await address.Release(other.Account, other.Member);
            return await address.Claim(member.Account, member.Local);
        }

        return false;
    }

    /// <summary>Never throws: an address that could not be given back is free for this account all the same.</summary>
    public async Task Release(MemberId member, string email)
    {
        try
        {
            await grains.GetGrain<ISignInGrain>(EmailAddress.Key(email)).Release(member.Account, member.Local);
        }
        catch (Exception e)
        {
            LogNotReleased(e, member);
        }
    }

    private static bool Has(Staff staff, string member, string email) =>
        staff.Find(member) is { } found && EmailAddress.Key(found.Email) == EmailAddress.Key(email);

    [LoggerMessage(LogLevel.Warning, "The sign-in address of {Member}, who left, could not be given back.")]
    private partial void LogNotReleased(Exception exception, MemberId member);
}
