namespace Oqupie.Grains.Knowledge;

/// <summary>Hears that something was saved in a brand's knowledge base. A hint: who does not hear it, looks.</summary>
[Alias("oqupie.IKnowledgeWatcher")]
internal interface IKnowledgeWatcher : IGrainObserver
{
    [Alias("Changed"), Orleans.Concurrency.OneWay]
    Task Changed(string brand);
}
