using System.Net;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Tests.Members;

public sealed class InvitationTests(Company company)
{
    private readonly string _email = $"{LocalKey.New()}@acme.example";

    [Fact]
    public async Task The_invited_one_looks_chooses_a_password_and_is_in()
    {
        var invitation = await Invite();
        using var browser = company.Host.Browser();

        var look = (await browser.Get($"invitations/{TokenOf(invitation)}")).IsOk();
        Assert.Equal((_email, "Ivo", "Acme"), ((string)look.Json["email"]!, (string)look.Json["name"]!, (string)look.Json["account"]!));
        var me = (await browser.Post($"invitations/{TokenOf(invitation)}", new { name = "Ivo", password = Company.Password })).IsOk();
        Assert.Equal("agent", (string)me.Json["role"]!);
        (await browser.Get("me")).IsOk();
        (await browser.Get($"invitations/{TokenOf(invitation)}")).Is(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_answer_has_the_link_and_says_whether_it_was_mailed()
    {
        var invitation = await Invite();

        Assert.Equal(("invited", true), ((string)invitation.Json["state"]!, (bool)invitation.Json["mailed"]!));
        Assert.StartsWith(company.Host.Address.GetLeftPart(UriPartial.Authority), (string)invitation.Json["link"]!, StringComparison.Ordinal);
        var link = (string)invitation.Json["link"]!;
        Assert.Contains(company.Silo.Mail.Sent, mail => mail.Address == _email && mail.Text.Contains(link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_weak_password_leaves_the_invitation_as_it_was()
    {
        var invitation = await Invite();
        using var browser = company.Host.Browser();

        var refused = (await browser.Post($"invitations/{TokenOf(invitation)}", new { name = "Ivo", password = "short" }))
            .Is(HttpStatusCode.BadRequest);

        Assert.Equal("password", refused.Field);
        (await browser.Post($"invitations/{TokenOf(invitation)}", new { name = "Ivo", password = Company.Password })).IsOk();
    }

    [Fact]
    public async Task A_new_link_ends_the_old_one()
    {
        var invitation = await Invite();

        var renewed = (await company.Owner.Post($"members/invitations/{invitation.Id}/resend")).IsOk();

        (await company.Nobody.Get($"invitations/{TokenOf(invitation)}")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Nobody.Get($"invitations/{TokenOf(renewed)}")).IsOk();
    }

    [Fact]
    public async Task A_cancelled_invitation_lets_nobody_in_and_the_address_can_be_invited_again()
    {
        var invitation = await Invite();

        (await company.Owner.Delete($"members/invitations/{invitation.Id}")).Is(HttpStatusCode.NoContent);

        (await company.Nobody.Get($"invitations/{TokenOf(invitation)}")).Is(HttpStatusCode.NotFound, "not_found");
        await Invite();
    }

    [Fact]
    public async Task An_address_is_invited_once()
    {
        await Invite();

        var again = (await company.Owner.Post("members/invitations", new { email = _email, name = "Ivo", role = "agent" }))
            .Is(HttpStatusCode.Conflict, "email_taken");

        Assert.Equal("email", again.Field);
    }

    [Fact]
    public async Task An_admin_does_not_make_an_owner() =>
        (await company.Admin.Post("members/invitations", new { email = _email, name = "Ivo", role = "owner" })).Is(HttpStatusCode.Forbidden, "no_new_owner");

    private async Task<Answer> Invite() =>
        (await company.Owner.Post("members/invitations", new { email = _email, name = "Ivo", role = "agent" })).Is(HttpStatusCode.Created);

    private static string TokenOf(Answer invitation) => ((string)invitation.Json["link"]!).Split('/')[^1];
}
