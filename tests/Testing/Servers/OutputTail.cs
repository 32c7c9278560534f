namespace Oqupie.Testing.Servers;

/// <summary>The last lines a server wrote, for the message of the test that fails because of it.</summary>
internal sealed class OutputTail
{
    private const int Kept = 400;
    private readonly Queue<string> _lines = new(Kept);
    private readonly Lock _gate = new();

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            if (_lines.Count == Kept)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return string.Join('\n', _lines);
        }
    }
}
