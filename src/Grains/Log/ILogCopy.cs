namespace Oqupie.Grains.Log;

/// <summary>A copy of how things are, made of what the log says has happened: a search index. Its follower alone writes it.</summary>
internal interface ILogCopy
{
    /// <summary>As logs call it.</summary>
    string Name { get; }

    /// <summary>What may concern it; others' events among them are passed over by <see cref="Take"/>.</summary>
    LogFilter Wanted { get; }

    /// <summary>How far it has got and would still be after a crash; null where it must be built.</summary>
    Task<string?> Position(CancellationToken cancellationToken);

    /// <summary>Takes in what changed. The same again is harmless.</summary>
    /// <param name="page">What happened, and where the copy stands after it.</param>
    /// <param name="before">Where it stands until all of that is in it.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task Take(LogPage page, string before, CancellationToken cancellationToken);

    /// <summary>Makes it anew beside the old one, which answers meanwhile; what is taken in meanwhile is in it.</summary>
    /// <param name="position">As it was before anything of it is read.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task Rebuild(string position, CancellationToken cancellationToken);
}
