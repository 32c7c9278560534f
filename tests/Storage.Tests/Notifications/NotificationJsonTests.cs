using Oqupie.Contracts.Notifications;
using Oqupie.Storage.Notifications;

namespace Oqupie.Storage.Tests.Notifications;

public sealed class NotificationJsonTests
{
    [Fact]
    public void What_was_stored_before_there_were_mails_is_as_it_is_for_everybody()
    {
        var stored = """
            {"assigned":{"bell":true,"desktop":false},"groupAssigned":{"bell":true,"desktop":true},"answered":{"bell":false,"desktop":true},
             "mention":{"bell":true,"desktop":true}}
            """;

        var settings = NotificationJson.Read(stored);

        Assert.Equal(new MailDigest(), settings.Mail);
        Assert.Equal(new NotificationWays { Desktop = false }, settings.Assigned);
        Assert.Equal(settings, NotificationJson.Read(NotificationJson.Write(settings)));
    }
}
