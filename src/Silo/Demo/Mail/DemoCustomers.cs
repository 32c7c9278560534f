using System.Collections.Concurrent;
using System.Security.Cryptography;
using MimeKit;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Silo.Demo.Mail;

/// <summary>The customers of the demo: some seconds after a reply has come to one of them, they answer it by mail.</summary>
internal sealed partial class DemoCustomers(IGrainFactory grains, IRawMail raw, TimeProvider clock, ILogger<DemoCustomers> log)
{
    /// <summary>Conversations in which somebody has answered; when there are more, all are forgotten and may go on.</summary>
    private const int MostConversations = 500;

    /// <summary>Answers that are being written at one time; more are not.</summary>
    private const int MostAtOnce = 50;

    /// <summary>Seconds in which one reads and types a line or two.</summary>
    private static readonly (int Least, int Most) Takes = (5, 11);

    private readonly DemoAnswers _answers = DemoAnswers.Read();
    private readonly ConcurrentDictionary<string, int> _said = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Guid, Task> _writing = new();

    public void Receive(byte[] mail, CancellationToken stopping)
    {
        using var bytes = new MemoryStream(mail);
        var message = MimeMessage.Load(bytes, stopping);

        if (!DemoAnswers.IsAnswered(message) || _writing.Count >= MostAtOnce)
        {
            return;
        }

        if (_said.Count >= MostConversations)
        {
            _said.Clear();
        }

        var before = _said.AddOrUpdate(DemoAnswers.ConversationOf(message), 1, (_, said) => said + 1) - 1;

        if (_answers.To(message, before) is { } answer)
        {
            var id = Guid.NewGuid();
            _writing[id] = Task.CompletedTask;
            _writing[id] = Write(id, message, answer, stopping);
        }
    }

    /// <summary>Waits for those that are at it; they stop by themselves when the demo does.</summary>
    public Task Finish() => Task.WhenAll(_writing.Values);

    private async Task Write(Guid id, MimeMessage read, MimeMessage answer, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(Takes.Least, Takes.Most)), clock, stopping);
            await Send(read, answer, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was not sent then is not sent.
        }
        catch (Exception exception)
        {
            LogNotSent(exception);
        }
        finally
        {
            _writing.TryRemove(id, out _);
        }
    }

    private async Task Send(MimeMessage read, MimeMessage answer, CancellationToken stopping)
    {
        var account = await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).First();
        var from = read.From.Mailboxes.First().Address;
        var channels = await grains.GetGrain<IChannelsGrain>(account.Value).All(brand: null);
        var channel = channels.FirstOrDefault(one => string.Equals(one.Email?.Address, from, StringComparison.OrdinalIgnoreCase));

        if (channel is null)
        {
            return;
        }

        answer.Date = clock.GetUtcNow();
        using var bytes = new MemoryStream();
        await answer.WriteToAsync(bytes, stopping);
        var kept = await raw.Keep(account, $"demo:{answer.MessageId}", bytes.ToArray(), stopping);
        (await grains.GetGrain<IIntakeGrain>(new ChannelId(account, channel.Id).ToString()).Take(kept, stopping)).Must();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A customer of the demo could not answer.")]
    private partial void LogNotSent(Exception exception);
}
