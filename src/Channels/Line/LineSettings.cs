namespace Oqupie.Channels.Line;

/// <param name="ChannelSecret">LINE signs its calls with it.</param>
/// <param name="AccessToken">Long-lived; we sign in with it.</param>
/// <param name="BotUserId">The account that calls must be for; null: any.</param>
/// <param name="ApiBase">Where the Messaging API is, for a gateway of one's own; null: as the server is set up.</param>
/// <param name="DataBase">Where files come from; null: from there, too.</param>
internal sealed record LineSettings(string ChannelSecret, string AccessToken, string? BotUserId, string? ApiBase, string? DataBase)
{
    /// <summary>Says nothing, so that no log ever has a secret in it.</summary>
    public override string ToString() => LineKind.Name;
}
