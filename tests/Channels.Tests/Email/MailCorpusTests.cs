using System.Diagnostics;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.Email;

[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

/// <summary>Alone, so that what the process spends is spent on the mail at hand.</summary>
[Trait("Corpora", "true")]
[Collection("Alone")]
public sealed class MailCorpusTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_mail_is_read_or_says_why_not()
    {
        await using var rig = new Rig();
        var files = Directory.GetFiles(Corpora.Folder("mail"), "*", SearchOption.AllDirectories);
        var failed = new List<string>();
        using var process = Process.GetCurrentProcess();

        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var raw = await rig.Journal(await File.ReadAllBytesAsync(file, Ended), Ended);
            var before = process.TotalProcessorTime;
            var mail = await rig.The<IChannelAdapter>().Read(Cast.Channel(), raw, Ended);
            process.Refresh();
            var spent = process.TotalProcessorTime - before;
            Assert.True(spent < Budget, $"{file} took {spent}.");

            if (mail.Failure is { } failure)
            {
                Assert.NotEmpty(failure);
                failed.Add($"{Path.GetRelativePath(Corpora.Folder("mail"), file)}: {failure}");
            }
            else
            {
                Assert.Equal(64, mail.MessageKey.Length);
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{Path.GetFileName(file)} | {spent.TotalMilliseconds:0} ms | {mail.Failure ?? mail.Subject} | {mail.Text.Length} | {mail.Attachments.Length} | {mail.Automatic}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', failed));
        Assert.True(files.Length > 200, $"Only {files.Length} mails.");
        Assert.True(failed.Count * 10 < files.Length, $"{failed.Count} of {files.Length} could not be read:\n{string.Join('\n', failed)}");
    }
}
