using Oqupie.Testing.Corpora;

namespace Oqupie.Channels.Tests.Email.Reading;

[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// Every mail of a corpus through the whole intake: each gets a fate, and the table of fates changes only on purpose (OQUPIE_WRITE_FATES=1 writes it anew).
/// Alone, so that what the process spends is spent on the mail at hand.
/// </summary>
[Collection("Alone")]
public sealed class MailCorpusTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Corpora", "true")]
    public async Task Every_mail_of_the_world_has_its_fate() =>
        await Compare("outside", CorpusMail.In(Corpora.Folder("mail")), quoting: false);

    [Fact]
    public async Task Every_mail_of_ours_has_its_fate() =>
        await Compare("ours", CorpusMail.In(Path.Combine(AppContext.BaseDirectory, "Data", "mail")), quoting: true);

    private static async Task Compare(string name, IEnumerable<CorpusMail> mails, bool quoting)
    {
        await using var run = await IntakeRun.Start(services => services.AddChannels());
        var fates = new List<string>();

        foreach (var mail in mails)
        {
            var fate = await run.Take(mail, Ended);
            Assert.True(fate.Cpu < Cpu.OfAMail, $"{mail.Name} took {fate.Cpu}.");
            fates.Add(fate.Facts(quoting));
        }

        var golden = new FileInfo(Path.Combine(Corpora.Repository, "tests", "Data", "fates", $"{name}.txt"));

        if (Environment.GetEnvironmentVariable("OQUPIE_WRITE_FATES") is "1")
        {
            golden.Directory!.Create();
            await File.WriteAllLinesAsync(golden.FullName, fates, Ended);
        }

        Assert.Equal(await File.ReadAllLinesAsync(golden.FullName, Ended), fates);
    }
}
