using Microsoft.Extensions.Options;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Members;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Notifications.Mailing;

/// <summary>One at a time for a member: so two silos that act on one plan send one mail.</summary>
[GrainType("notification-mail")]
internal sealed class NotificationMailGrain(
    INotificationStore store,
    IMemberDirectory members,
    MemberNames names,
    ISystemMail mail,
    MailTimes times,
    IOptions<ConsoleAddress> console,
    TimeProvider clock) : Grain, INotificationMailGrain
{
    private static readonly MailBatch Nothing = new([], null);

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    public async Task<bool> Mail(string token)
    {
        var plan = new DueEnd(MailPlan.What, Id.Local, token);
        var member = await members.Read(Id, CancellationToken.None);
        var settings = await Settings();
        var batch = member is null ? Nothing : await Waiting(member, settings);

        if (member is null || batch.Ready.IsEmpty)
        {
            await store.Mailed(Id, null, plan, batch.Next, CancellationToken.None);
            return true;
        }

        var written = NotificationMail.Of(member.Language, await Account(), await Lines(batch, member.Language), Console, MailTimes.Zone(settings.Mail));

        if (!await mail.Send(member.Name, member.Email, written.Subject, written.Text, written.Html, CancellationToken.None))
        {
            return false;
        }

        await store.Mailed(Id, batch.Ready[^1].Position, plan, batch.Next, CancellationToken.None);
        return true;
    }

    private string Console => console.Value.PublicAddress.TrimEnd('/');

    /// <summary>Nothing for who is no member any more, and where no mail leaves: it is in the bell.</summary>
    private async Task<MailBatch> Waiting(Member member, NotificationSettings settings) =>
        mail.Leaves && member.Present && MemberRules.Rights(member, Id.Account).Succeeded(out var rights, out _)
            ? times.Batch(await store.Unmailed(rights, CancellationToken.None), settings, clock.GetUtcNow())
            : Nothing;

    private async Task<NotificationSettings> Settings() =>
        (await store.Settings(Id.Account, [Id.Local], CancellationToken.None)).GetValueOrDefault(Id.Local, NotificationSettings.Default);

    private async Task<string> Account() => (await GrainFactory.GetGrain<IAccountGrain>(Id.Account.ToString()).Read())?.Name ?? "";

    /// <summary>The newest first.</summary>
    private async Task<List<MailLine>> Lines(MailBatch batch, string language)
    {
        var lines = new List<MailLine>();

        foreach (var one in batch.Ready.Reverse())
        {
            var sentence = NotificationMail.Sentence(language, one.Row.Kind, await NameOf(one.Row));
            lines.Add(new(one.Row.Ticket, one.Subject, sentence, one.Row.At));
        }

        return lines;
    }

    /// <summary>Nobody's whose name is a customer's: of their words and theirs, a mail bears the subject alone.</summary>
    private async Task<string> NameOf(NewNotification row) => row.ByKind switch
    {
        ActorKind.Member => await names.NameOf(Id.Account, row.By),
        ActorKind.ApiKey => await names.KeyNameOf(Id.Account, row.By),
        _ => "",
    };
}
