using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Uploads;
using Orleans.Storage;

namespace Oqupie.Faults;

/// <summary>Waits until a host is about to be built, and puts a watch around everything intake and outbox await.</summary>
internal sealed class HostWatch(Fault fault) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
        {
            builder.ConfigureServices(Watch);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => throw new InvalidOperationException("The host's builder is not told of.", error);

    private void Watch(IServiceCollection services)
    {
        Watch<IBlobStore>(services);
        Watch<ICustomerErasures>(services);
        Watch<ICustomerStore>(services);
        Watch<IGrainStorage>(services, (storage, watched) => Watched.Around<IStorageOfSilo>(storage, watched, nameof(IGrainStorage)));
        Watch<IIntakeJournal>(services);
        Watch<IJobStore>(services);
        Watch<IMailboxes>(services);
        Watch<IOutboxStore>(services);
        Watch<IReadChannel>(services);
        Watch<ISendingChannel>(services);
        Watch<ITicketStore>(services);
        Watch<IUploadStore>(services);
    }

    private void Watch<T>(IServiceCollection services, Func<T, Fault, T>? around = null)
        where T : class
    {
        around ??= (port, watched) => Watched.Of(port, watched, typeof(T).Name);

        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is var was && was.ServiceType == typeof(T))
            {
                services[i] = was.IsKeyedService
                    ? ServiceDescriptor.DescribeKeyed(typeof(T), was.ServiceKey, (all, key) => around((T)Made(was, all, key), fault), was.Lifetime)
                    : ServiceDescriptor.Describe(typeof(T), all => around((T)Made(was, all, key: null), fault), was.Lifetime);
            }
        }
    }

    private static object Made(ServiceDescriptor was, IServiceProvider all, object? key) => was.IsKeyedService
        ? was.KeyedImplementationInstance ?? was.KeyedImplementationFactory?.Invoke(all, key)
            ?? ActivatorUtilities.CreateInstance(all, was.KeyedImplementationType!)
        : was.ImplementationInstance ?? was.ImplementationFactory?.Invoke(all) ?? ActivatorUtilities.CreateInstance(all, was.ImplementationType!);
}
