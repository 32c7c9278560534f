using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>Where an adapter puts a refresh token that a provider has given it, so that it is there after a restart.</summary>
public interface IRenewedTokens
{
    /// <summary>Kept when it returns. Does nothing where no channel keeps <paramref name="used"/>, as while settings are tried.</summary>
    Task Keep(MailOAuth used, string renewed);
}
