using System.Threading.Channels;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.Portal.Serving;

/// <summary>Tells the grains of views, one after the other. When more come than can be told, some are not counted: pages go first.</summary>
internal sealed partial class ViewTeller(IGrainFactory grains, ILogger<ViewTeller> logger) : BackgroundService
{
    private readonly Channel<(BrandId Brand, string Article)> _views =
        Channel.CreateBounded<(BrandId, string)>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Tell(BrandId brand, string article) => _views.Writer.TryWrite((brand, article));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (brand, article) in _views.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await grains.GetGrain<IPortalKnowledgeGrain>(brand.ToString()).Viewed(article);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotCounted(article, failed);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A view of article {Article} was not counted.")]
    private partial void LogNotCounted(string article, Exception failed);
}
