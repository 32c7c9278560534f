using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Knowledge;

/// <summary>Leads to a brand's knowledge base, whoever asks and whatever they call the brand; the grain says whether there is one for them.</summary>
internal sealed class KnowledgeDesk(IGrainFactory grains)
{
    private static readonly Refusal NoSuchBrand = Refusal.NotFound("There is no such brand.");

    public Task<Outcome<T>> Tree<T>(Actor actor, string brand, Func<IKnowledgeGrain, Task<Outcome<T>>> ask) => At(actor, brand, ask);

    public Task<Outcome<T>> Parts<T>(Actor actor, string brand, Func<IKnowledgeTreeGrain, Task<Outcome<T>>> ask) => At(actor, brand, ask);

    public Task<Outcome<T>> Articles<T>(Actor actor, string brand, Func<IKnowledgeArticlesGrain, Task<Outcome<T>>> ask) => At(actor, brand, ask);

    public Task<Outcome<T>> Search<T>(Actor actor, string brand, Func<IKnowledgeSearchGrain, Task<Outcome<T>>> ask) => At(actor, brand, ask);

    public Task<Outcome<T>> Synonyms<T>(Actor actor, string brand, Func<ISynonymsGrain, Task<Outcome<T>>> ask) => At(actor, brand, ask);

    public Task<Outcome<T>> Unanswered<T>(Actor actor, string brand, Func<IUnansweredGrain, Task<Outcome<T>>> ask) => At(actor, brand, ask);

    public Task<Outcome<T>> Previews<T>(Actor actor, string brand, Func<IPreviewsGrain, Task<Outcome<T>>> ask) => At(actor, brand, ask);

    private Task<Outcome<T>> At<TGrain, T>(Actor actor, string brand, Func<TGrain, Task<Outcome<T>>> ask)
        where TGrain : IGrainWithStringKey =>
        LocalKey.IsValid(brand) ? ask(grains.GetGrain<TGrain>(new BrandId(actor.Account, brand).ToString())) : Task.FromResult<Outcome<T>>(NoSuchBrand);
}
