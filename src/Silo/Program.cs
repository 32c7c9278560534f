using Oqupie.ServiceDefaults;
using Oqupie.ServiceDefaults.Starting;
using Oqupie.Silo;

return await Running.ToTheEnd(() =>
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddServiceDefaults();
    builder.AddSilo();

    var app = builder.Build();

    app.UseServiceDefaults();
    return Task.FromResult(app);
});
