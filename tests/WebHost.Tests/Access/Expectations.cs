namespace Oqupie.WebHost.Tests.Access;

/// <summary>Who is let in where. An endpoint that is not listed here fails <see cref="EndpointMatrixTests"/>: whoever adds one says whom it is for.</summary>
internal static class Expectations
{
    private const Who ManagersAndKey = Who.Managers | Who.KeyForEverything;
    private const Who MembersAndKey = Who.Members | Who.KeyForEverything;
    private const Who ManagersAndKeys = ManagersAndKey | Who.KeyForMembers;
    private const Who MembersAndKeys = MembersAndKey | Who.KeyForMembers;
    private const Who ChannelManagers = ManagersAndKey | Who.KeyForChannels;
    private const Who Readers = MembersAndKey | Who.KeyForReadingTickets;

    public static readonly IReadOnlyDictionary<string, Who> Of = new Dictionary<string, Who>(StringComparer.Ordinal)
    {
        ["GET /api/v1/setup"] = Who.Anybody,
        ["POST /api/v1/setup"] = Who.Anybody,
        ["POST /api/v1/session"] = Who.Anybody,
        ["DELETE /api/v1/session"] = Who.Anybody,
        ["GET /api/v1/me"] = Who.Members,
        ["PATCH /api/v1/me"] = Who.Members,

        ["GET /api/v1/members"] = MembersAndKeys,
        ["PATCH /api/v1/members/{member}"] = ManagersAndKeys,
        ["DELETE /api/v1/members/{member}"] = ManagersAndKeys,
        ["POST /api/v1/members/invitations"] = ManagersAndKeys,
        ["POST /api/v1/members/invitations/{member}/resend"] = ManagersAndKeys,
        ["DELETE /api/v1/members/invitations/{member}"] = ManagersAndKeys,
        ["GET /api/v1/invitations/{token}"] = Who.Anybody,
        ["POST /api/v1/invitations/{token}"] = Who.Anybody,
        ["GET /api/v1/groups"] = MembersAndKeys,
        ["POST /api/v1/groups"] = ManagersAndKeys,
        ["PATCH /api/v1/groups/{group}"] = ManagersAndKeys,
        ["DELETE /api/v1/groups/{group}"] = ManagersAndKeys,
        ["GET /api/v1/api-keys"] = ManagersAndKey,
        ["POST /api/v1/api-keys"] = Who.Managers,
        ["DELETE /api/v1/api-keys/{key}"] = ManagersAndKey,

        ["GET /api/v1/brands"] = MembersAndKey,
        ["POST /api/v1/brands"] = ManagersAndKey,
        ["GET /api/v1/brands/{brand}"] = MembersAndKey,
        ["PATCH /api/v1/brands/{brand}"] = ManagersAndKey,
        ["POST /api/v1/brands/{brand}/mail-preview"] = ManagersAndKey,
        ["GET /api/v1/brands/{brand}/portal"] = MembersAndKey,
        ["PATCH /api/v1/brands/{brand}/portal"] = ManagersAndKey,
        ["POST /api/v1/brands/{brand}/portal/look"] = ManagersAndKey,
        ["GET /api/v1/customers"] = MembersAndKey,
        ["GET /api/v1/customers/{customer}"] = MembersAndKey,
        ["POST /api/v1/files"] = MembersAndKey,

        ["GET /api/v1/tickets"] = Readers,
        ["GET /api/v1/tickets/counts"] = Readers,
        ["POST /api/v1/tickets"] = MembersAndKey,
        ["POST /api/v1/tickets/bulk"] = MembersAndKey,
        ["GET /api/v1/tickets/{ticket}"] = Readers,
        ["PATCH /api/v1/tickets/{ticket}"] = MembersAndKey,
        ["GET /api/v1/tickets/{ticket}/timeline"] = Readers,
        ["GET /api/v1/tickets/{ticket}/reply-surface"] = Readers,
        ["POST /api/v1/tickets/{ticket}/replies"] = MembersAndKey,
        ["DELETE /api/v1/tickets/{ticket}/replies/{item}"] = MembersAndKey,
        ["POST /api/v1/tickets/{ticket}/replies/{item}/resend"] = MembersAndKey,
        ["POST /api/v1/tickets/{ticket}/memos"] = MembersAndKey,

        ["GET /api/v1/brands/{brand}/channels"] = MembersAndKey | Who.KeyForChannels,
        ["POST /api/v1/brands/{brand}/channels"] = ChannelManagers,
        ["POST /api/v1/brands/{brand}/channels/test"] = ChannelManagers,
        ["GET /api/v1/channels/kinds"] = ChannelManagers,
        ["GET /api/v1/channels/{channel}"] = MembersAndKey | Who.KeyForChannels,
        ["PATCH /api/v1/channels/{channel}"] = ChannelManagers,
        ["DELETE /api/v1/channels/{channel}"] = ChannelManagers,
        ["POST /api/v1/channels/{channel}/test"] = ChannelManagers,
        ["POST /api/v1/channels/{channel}/inbound"] = ChannelManagers | Who.KeyForInbound,
        ["GET /api/v1/channels/{channel}/messages"] = ManagersAndKey,
        ["GET /api/v1/channels/{channel}/messages/{message}/raw"] = ManagersAndKey,
        ["POST /api/v1/channels/{channel}/messages/{message}/retry"] = ChannelManagers,
        ["POST /api/v1/channels/{channel}/messages/{message}/release"] = ChannelManagers,
        ["POST /api/v1/channels/{channel}/messages/retry-failed"] = ChannelManagers,
        ["GET /api/v1/channels/{channel}/reconciliation"] = ManagersAndKey,
        ["POST /api/v1/channels/{channel}/reconciliation"] = ManagersAndKey,

        ["GET /api/v1/brands/{brand}/kb"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/categories"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/kb/categories"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/categories/{category}"] = MembersAndKey,
        ["PATCH /api/v1/brands/{brand}/kb/categories/{category}"] = MembersAndKey,
        ["DELETE /api/v1/brands/{brand}/kb/categories/{category}"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/folders"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/kb/folders"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/folders/{folder}"] = MembersAndKey,
        ["PATCH /api/v1/brands/{brand}/kb/folders/{folder}"] = MembersAndKey,
        ["DELETE /api/v1/brands/{brand}/kb/folders/{folder}"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/search"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/suggestions"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/searches/unanswered"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/synonyms"] = MembersAndKey,
        ["PUT /api/v1/brands/{brand}/kb/synonyms"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/export"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/kb/import"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/kb/preview"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/kb/articles/{article}/preview"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/articles"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/kb/articles"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/kb/articles/bulk"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/articles/{article}"] = MembersAndKey,
        ["PATCH /api/v1/brands/{brand}/kb/articles/{article}"] = MembersAndKey,
        ["DELETE /api/v1/brands/{brand}/kb/articles/{article}"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/articles/{article}/versions"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/kb/articles/{article}/versions/{version}"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/kb/articles/{article}/versions/{version}/restore"] = MembersAndKey,

        ["GET /api/v1/brands/{brand}/notices"] = MembersAndKey,
        ["POST /api/v1/brands/{brand}/notices"] = MembersAndKey,
        ["GET /api/v1/brands/{brand}/notices/{notice}"] = MembersAndKey,
        ["PATCH /api/v1/brands/{brand}/notices/{notice}"] = MembersAndKey,
        ["DELETE /api/v1/brands/{brand}/notices/{notice}"] = MembersAndKey,

        ["ANY /hubs/live/negotiate"] = Readers,
        ["ANY /hubs/live"] = Readers,
    };
}
