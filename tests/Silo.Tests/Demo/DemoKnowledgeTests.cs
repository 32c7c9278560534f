using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Silo.Demo;

namespace Oqupie.Silo.Tests.Demo;

public sealed class DemoKnowledgeTests
{
    [Fact]
    public async Task Each_brand_gets_a_knowledge_base_once()
    {
        await using var silo = await DemoSilo.Start();

        await silo.Fill();
        await silo.Service<DemoKnowledge>().Write(await Cast(silo), TestContext.Current.CancellationToken);

        Assert.Equal([(3, 1, 11), (3, 2, 12)], (await Task.WhenAll((await silo.Brands()).Select(brand => Home(silo, brand))))
            .Select(home => (home.Categories.Length, home.Folders.Length, home.Articles.Length)).Order());
    }

    private static Task<DemoCast> Cast(DemoSilo silo)
    {
        var script = DemoScript.Read();
        return silo.Service<DemoCompany>().Furnish(script, DemoSilo.Account, script.Owner.Email);
    }

    private static async Task<PortalHome> Home(DemoSilo silo, BrandEntry brand) => (await silo.Service<IGrainFactory>()
        .GetGrain<IPortalKnowledgeGrain>(new BrandId(DemoSilo.Account, brand.Id).ToString())
        .HomeSince(null, TestContext.Current.CancellationToken))!;
}
