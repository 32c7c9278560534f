
namespace Oqupie.Storage.Tests.Orleans;

[Alias("oqupie.test.INotebookGrain")]
public interface INotebookGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<(string? Text, bool Exists)> Read();

    [Alias("Write")]
    Task Write(string text);

    [Alias("Clear")]
    Task Clear();

    /// <summary>Reads again, as a grain does that finds its state stale.</summary>
    [Alias("Refresh")]
    Task Refresh();

    [Alias("Remind")]
    Task Remind(string name);

    [Alias("Reminders")]
    Task<string[]> Reminders();

    [Alias("Forget")]
    Task Forget(string name);
}

public sealed record Note
{
    public string? Text { get; init; }

    public DateTimeOffset At { get; init; }
}

[GrainType("test-notebook")]
internal sealed class NotebookGrain([PersistentState("note")] IPersistentState<Note> note) : Grain, INotebookGrain, IRemindable
{
    public Task<(string? Text, bool Exists)> Read() => Task.FromResult((note.State.Text, note.RecordExists));

    public async Task Write(string text)
    {
        note.State = new() { Text = text, At = DateTimeOffset.UnixEpoch };
        await note.WriteStateAsync();
    }

    public Task Clear() => note.ClearStateAsync();

    public Task Refresh() => note.ReadStateAsync();

    public Task Remind(string name) => this.RegisterOrUpdateReminder(name, TimeSpan.FromMinutes(1), TimeSpan.FromDays(60));

    public async Task<string[]> Reminders() => [.. (await this.GetReminders()).Select(r => r.ReminderName).Order(StringComparer.Ordinal)];

    public async Task Forget(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
