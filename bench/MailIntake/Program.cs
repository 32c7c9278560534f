using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Bench.MailIntake;
using Oqupie.Bench.Measuring;
using Oqupie.Testing.Servers;

// Mails a second from a real Dovecot through to committed tickets, in rounds of one process, with what it uses.
// dotnet run -c Release --project bench/MailIntake [mails] [rounds]

var mails = args is [var wanted, ..] ? int.Parse(wanted, CultureInfo.InvariantCulture) : 2_000;
var rounds = args is [_, var asked] ? int.Parse(asked, CultureInfo.InvariantCulture) : 4;
const int Bytes = 20_000;

await using var servers = new MailServers();
await servers.InitializeAsync();
await using var product = await Product.Start();
using var client = product.Client();

Console.WriteLine("round | mails | mails/s | server CPU ms each | resident before | after (MiB)");

for (var round = 1; round <= rounds; round++)
{
    var mailbox = await servers.NewMailbox();
    await MailboxFilling.Fill(servers, mailbox, mails, Bytes);
    var (resident, cpu) = (ProcessUse.Resident(product.Process.Id), ProcessUse.Cpu(product.Process.Id));
    var watch = Stopwatch.StartNew();
    await Connect(mailbox);

    while (await Tickets() < (long)mails * round)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
    }

    var seconds = watch.Elapsed.TotalSeconds;
    var used = (ProcessUse.Cpu(product.Process.Id) - cpu).TotalMilliseconds / mails;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{round,5} | {mails,5} | {mails / seconds,7:0} | {used,18:0.00} | {resident,15:0} | {ProcessUse.Resident(product.Process.Id),5:0}"));
}

async Task Connect(Mailbox mailbox)
{
    var imap = new { host = MailServers.Host, port = servers.Imap.Port, tls = "none", user = mailbox.Address, password = mailbox.Password };
    var wish = new { kind = "email", name = mailbox.Address, settings = new { address = mailbox.Address, imap, fetching = new { importDays = 1 } } };
    using var answer = await client.PostAsJsonAsync($"/api/v1/brands/{product.Brand}/channels", wish);
    answer.EnsureSuccessStatusCode();
}

async Task<long> Tickets() =>
    (await client.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/counts?brand={product.Brand}")).GetProperty("all").GetInt64();
