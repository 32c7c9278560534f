using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Customers;

/// <summary>
/// Writes all that is kept of a customer as a zip while it is read, so that its size is nobody's burden: the profile with its memos, each ticket with what was
/// written, members' memos apart from that, and the files.
/// </summary>
internal sealed class CustomerExport(IGrainFactory grains, IBlobStore blobs, IOptions<JsonOptions> json, TimeProvider clock)
{
    private const int AtOnce = 100;
    private const int FileBuffer = 128 * 1024;

    /// <summary>The list of all has none of the others.</summary>
    private static readonly BoxName[] Boxes = [BoxName.All, BoxName.Asleep, BoxName.Blocked, BoxName.Deleted];

    private readonly JsonSerializerOptions _json = new(json.Value.SerializerOptions) { WriteIndented = true };

    public async Task<Outcome<Func<Stream, Task>>> Begin(Actor actor, string customer, CancellationToken cancellationToken)
    {
        if (!LocalKey.IsValid(customer))
        {
            return Refusal.NotFound("There is no such customer.");
        }

        var asked = grains.GetGrain<ICustomerErasureGrain>(new CustomerId(actor.Account, customer).ToString());
        return (await asked.MayExport(actor, cancellationToken)).Succeeded(out var info, out var refusal)
            ? (Func<Stream, Task>)(to => Write(to, actor, info, cancellationToken))
            : refusal;
    }

    private async Task Write(Stream to, Actor actor, CustomerInfo customer, CancellationToken cancellationToken)
    {
        await using var gathered = new GatheredStream();

        using (var zip = new ZipArchive(gathered, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            await AddList(new(zip, gathered, to, "memos.json"), cursor => Memos(actor, customer.Id, cursor, cancellationToken), cancellationToken);
            Add(zip, "customer.json", customer);

            foreach (var box in Boxes)
            {
                await WriteBox(new(zip, gathered, to, ""), actor, customer.Id, box, cancellationToken);
            }
        }

        await gathered.SendTo(to, cancellationToken);
    }

    private async Task WriteBox(Place place, Actor actor, string customer, BoxName box, CancellationToken cancellationToken)
    {
        var lists = grains.GetGrain<ITicketListsGrain>(actor.Account.ToString());
        string? cursor = null;

        do
        {
            var query = new TicketQuery { Box = box, Customer = customer, Sort = TicketSort.CreatedDescending, Cursor = cursor, Limit = AtOnce };

            if (!(await lists.Page(actor, query, cancellationToken)).Succeeded(out var page, out var refusal))
            {
                throw new InvalidOperationException($"A list that was begun is refused: {refusal}");
            }

            foreach (var ticket in page.Items)
            {
                await WriteTicket(place, actor, ticket, cancellationToken);
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private async Task WriteTicket(Place place, Actor actor, TicketView ticket, CancellationToken cancellationToken)
    {
        var number = ticket.Id.ToString(CultureInfo.InvariantCulture);
        var files = new List<(string Path, FileRef File)>();
        var memos = false;
        Add(place.Zip, $"tickets/{number}/ticket.json", ticket);
        await AddList(place with { Path = $"tickets/{number}/timeline.json" }, cursor => Timeline(cursor, memo: false), cancellationToken);

        if (memos)
        {
            await AddList(place with { Path = $"tickets/{number}/memos.json" }, cursor => Timeline(cursor, memo: true), cancellationToken);
        }

        foreach (var (path, file) in files)
        {
            await AddFile(place with { Path = path }, actor, file, cancellationToken);
        }

        async Task<(IEnumerable<TimelineItem> Items, string? Next)> Timeline(string? cursor, bool memo)
        {
            var after = cursor is null ? 0 : long.Parse(cursor, CultureInfo.InvariantCulture);
            var range = new TimelineRange { After = after, Limit = AtOnce };
            var grain = grains.GetGrain<ITicketGrain>(new TicketId(actor.Account, ticket.Id).ToString());

            if (!(await grain.Timeline(actor, range, cancellationToken)).Succeeded(out var page, out _) || page.Items.IsEmpty)
            {
                return ([], null); // It went while it was read, or has no more.
            }

            memos |= page.Items.Any(item => item.Type is TimelineKind.Memo);
            var wanted = page.Items.Where(item => item.Type is TimelineKind.Memo == memo).ToList();
            files.AddRange(wanted.SelectMany(item => item.Attachments.Select((file, i) => (ExportPaths.OfFile(number, item.Version, i, file.Name), file))));
            return (wanted, page.Items.Max(item => item.Version).ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task<(IEnumerable<CustomerMemo> Items, string? Next)> Memos(
        Actor actor, string customer, string? cursor, CancellationToken cancellationToken)
    {
        var found = await grains.GetGrain<ICustomersGrain>(actor.Account.ToString()).Memos(actor, customer, cursor, AtOnce, cancellationToken);
        return found.Succeeded(out var page, out _) ? (page.Items, page.Next) : ([], null);
    }

    private void Add<T>(ZipArchive zip, string path, T value)
    {
        using var stream = Entry(zip, path);
        JsonSerializer.Serialize(stream, value, _json);
    }

    /// <summary>A page after the other, so no more than one is in memory.</summary>
    private async Task AddList<T>(Place place, Func<string?, Task<(IEnumerable<T> Items, string? Next)>> read, CancellationToken cancellationToken)
    {
        await using var stream = Entry(place.Zip, place.Path);
        await using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = _json.Encoder });
        string? cursor = null;
        writer.WriteStartArray();

        do
        {
            var (items, next) = await read(cursor);

            foreach (var item in items)
            {
                JsonSerializer.Serialize(writer, item, _json);
            }

            await writer.FlushAsync(cancellationToken);
            await place.Gathered.SendTo(place.To, cancellationToken);
            cursor = next;
        }
        while (cursor is not null);

        writer.WriteEndArray();
    }

    private async Task AddFile(Place place, Actor actor, FileRef file, CancellationToken cancellationToken)
    {
        if (await blobs.Open(actor.Account, file.Sha256, cancellationToken) is not { } bytes)
        {
            return; // Taken away since; the timeline still says what it was.
        }

        await using (bytes)
        {
            await using var stream = Entry(place.Zip, place.Path);
            var buffer = new byte[FileBuffer];

            while (await bytes.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                stream.Write(buffer, 0, read);
                await place.Gathered.SendTo(place.To, cancellationToken);
            }
        }
    }

    private Stream Entry(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = clock.GetUtcNow();
        return entry.Open();
    }

    /// <param name="Zip">What is written.</param>
    /// <param name="Gathered">Where the zip writes.</param>
    /// <param name="To">Where that is sent.</param>
    /// <param name="Path">Of the entry.</param>
    private sealed record Place(ZipArchive Zip, GatheredStream Gathered, Stream To, string Path);
}
