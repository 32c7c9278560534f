namespace Oqupie.Grains.Knowledge;

/// <summary>What the schedule asks a knowledge base. The same grain as <see cref="Contracts.Knowledge.IKnowledgeGrain"/>.</summary>
[Alias("oqupie.IArticlePlansGrain")]
internal interface IArticlePlansGrain : IGrainWithStringKey
{
    /// <summary>The article becomes public if that is still its plan; the plan's row ends with it, or is another by now.</summary>
    /// <param name="article">Its local id.</param>
    /// <param name="planned">For when the row was put.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where nothing is planned, so that the row has no use.</returns>
    [Alias("Publish")]
    Task<bool> Publish(string article, DateTimeOffset planned, CancellationToken cancellationToken);
}
