using System.Globalization;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>What an invitation says, in the invited one's language. Pure.</summary>
internal static class InvitationMail
{
    public static (string Subject, string Text) Of(Invitation invitation, string account)
    {
        var until = invitation.ExpiresAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var name = invitation.Member.Name;

        return invitation.Member.Language is "ko"
            ? ($"{account} 고객 지원 팀에 초대되었습니다", $"""
                {name}님, 안녕하세요.

                {account} 고객 지원 팀에 초대되었습니다.
                아래 링크에서 비밀번호를 정하면 바로 시작할 수 있습니다.

                {invitation.Link}

                이 링크는 {until}까지 한 번만 쓸 수 있습니다. 초대를 예상하지 못하셨다면 이 메일을 무시하세요.
                """)
            : ($"You are invited to {account}", $"""
                Hello {name},

                you are invited to the support team of {account}.
                Choose a password here and you can begin:

                {invitation.Link}

                The link works once, until {until}. If you did not expect an invitation, ignore this mail.
                """);
    }
}
